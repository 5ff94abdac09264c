package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.auth.dns.CachingResolver;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.Patience;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.remedies.aggregate.Senders;

/// All that there is to say of a domain.
///
/// @param domain its name
/// @param organization the registered domain that it belongs to: itself, or one above it
/// @param parked it neither takes nor sends mail
/// @param forgery whether strangers can forge mail from it
/// @param subdomains what they can do with names below it
/// @param findings what was found, the worst first
/// @param records what to publish now, each name and type once
/// @param steps the way to refusing forgeries; empty for a domain that sends no mail, which needs none
/// @param senders what aggregate reports tell; empty where none were given
/// @param notices what notices tell; empty where none were given
public record Assessment(
        String domain,
        String organization,
        boolean parked,
        Forgery forgery,
        List<Subdomain> subdomains,
        List<Finding> findings,
        List<DnsRecord> records,
        List<Step> steps,
        Optional<Senders> senders,
        Optional<Notices> notices) {
    private static final int ANSWERS = 10_000;

    public Assessment {
        subdomains = List.copyOf(subdomains);
        findings = List.copyOf(findings);
        records = List.copyOf(records);
        steps = List.copyOf(steps);
    }

    /// Asks the DNS about a domain.
    ///
    /// @param senders what aggregate reports tell, if there are any
    /// @param notices what notices tell, if there are any
    public static Assessment of(
            Subject subject, Resolver resolver, Optional<Senders> senders, Optional<Notices> notices) {
        Posture posture = new Posture(subject, new CachingResolver(new Patience(resolver), ANSWERS));
        List<Finding> findings = Checks.examine(posture);
        List<Subdomain> subdomains = Subdomain.all(posture);
        boolean silent = posture.dmarcAnswer().unknown();
        List<Step> steps = posture.isParked() || silent || posture.isMissing() ? List.of() : Step.all(posture, senders);
        return new Assessment(
                subject.domain(),
                posture.organization(),
                posture.isParked(),
                Forgery.of(posture, subdomains),
                subdomains,
                findings,
                records(posture.organization(), findings, steps, senders),
                steps,
                senders,
                notices);
    }

    /// What to publish in the domain's own zone: what mends the findings, and where reports show that it is safe, the
    /// next stage in
    /// place of the present one.
    private static List<DnsRecord> records(
            String zone, List<Finding> findings, List<Step> steps, Optional<Senders> senders) {
        Map<String, DnsRecord> records = new LinkedHashMap<>();
        for (Finding finding : findings) {
            finding.record()
                    .filter(record -> DomainName.isWithin(record.name(), zone))
                    .ifPresent(record -> records.putIfAbsent(record.name() + " " + record.type(), record));
        }
        if (senders.filter(Senders::longEnough).filter(Senders::passes).isPresent()) {
            steps.stream()
                    .filter(step -> step.standing() == Step.Standing.NEXT && step.stage() != Stage.WATCH)
                    .filter(step -> step.conditions().stream()
                            .noneMatch(condition -> condition.met().equals(Optional.of(false))))
                    .map(Step::record)
                    .forEach(record -> records.put(record.name() + " " + record.type(), record));
        }
        return new ArrayList<>(records.values());
    }
}
