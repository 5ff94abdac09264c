package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.truebounce.auth.dmarc.DmarcRecord;
import org.truebounce.auth.dmarc.DmarcResult;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.spf.SpfMechanism;
import org.truebounce.auth.spf.SpfOutcome;
import org.truebounce.auth.spf.SpfSurvey;

/// What the DNS tells about the mail of one domain, each thing asked once.
final class Posture {
    private static final int MOST_SUBDOMAINS = 30;

    private final Subject subject;
    private final Resolver dns;
    private @Nullable SpfSurvey spf;
    private @Nullable Receivers receivers;
    private @Nullable DkimPublished keys;

    /// @param resolver is asked for some things twice: it should cache
    Posture(Subject subject, Resolver resolver) {
        this.subject = subject;
        this.dns = resolver;
    }

    String domain() {
        return subject.domain();
    }

    Subject subject() {
        return subject;
    }

    Resolver dns() {
        return dns;
    }

    Answer ask(String name, RecordType type) {
        return dns.query(name, type);
    }

    /// Whether the name is surely not there (RFC 8020).
    boolean isMissing() {
        return mx().status() == Answer.Status.NO_DOMAIN
                && ask(domain(), RecordType.TXT).status() == Answer.Status.NO_DOMAIN;
    }

    Answer mx() {
        return ask(domain(), RecordType.MX);
    }

    /// The hosts that take mail for it; none for a null MX (RFC 7505 §3).
    List<String> exchanges() {
        return mx().exchanges().stream().filter(host -> !host.isEmpty()).toList();
    }

    boolean hasNullMx() {
        return mx().found() && exchanges().isEmpty();
    }

    /// Whether a name has an address.
    boolean hasAddress(String name) {
        return ask(name, RecordType.A).found() || ask(name, RecordType.AAAA).found();
    }

    SpfSurvey spf() {
        SpfSurvey survey = spf;
        if (survey == null) {
            survey = SpfSurvey.of(domain(), dns);
            spf = survey;
        }
        return survey;
    }

    /// What receivers are asked to do with mail that only claims to come from the domain.
    Receivers receivers() {
        Receivers asked = receivers;
        if (asked == null) {
            asked = Receivers.of(domain(), dns);
            receivers = asked;
        }
        return asked;
    }

    DmarcResult dmarc() {
        return receivers().dmarc();
    }

    /// The domain that was registered: itself, or one above it.
    String organization() {
        String found = dmarc().organizationalDomain();
        return found.isEmpty() ? OrganizationalDomain.byName(domain()).name() : found;
    }

    Answer dmarcAnswer() {
        return ask("_dmarc." + domain(), RecordType.TXT);
    }

    /// The DMARC records at the domain itself; one where all is well.
    List<String> dmarcRecords() {
        return dmarcAnswer().values().stream().filter(DmarcRecord::isRecord).toList();
    }

    /// The policy record at the domain itself, where there is one that counts.
    Optional<String> ownDmarcRecord() {
        List<String> records = dmarcRecords();
        boolean counts =
                records.size() == 1 && DmarcRecord.parse(records.getFirst()).isPresent();
        return counts ? Optional.of(records.getFirst()) : Optional.empty();
    }

    DkimPublished keys() {
        DkimPublished published = keys;
        if (published == null) {
            published = DkimPublished.of(subject, dns);
            keys = published;
        }
        return published;
    }

    /// Whether it neither takes nor sends mail, as far as the DNS tells: all that is needed is to say so.
    boolean isParked() {
        boolean takes = mx().unknown() || !exchanges().isEmpty();
        boolean unknown = spf().faults().stream().anyMatch(fault -> fault.kind() == SpfSurvey.Fault.Kind.UNANSWERED);
        boolean sends = spf().terms().stream()
                .anyMatch(term -> term.mechanism() != SpfMechanism.ALL || term.outcome() == SpfOutcome.PASS);
        return !takes && !unknown && !sends && !isMissing() && !keys().anyUsable();
    }

    /// Subdomains that are known to be there: given, or met in MX and SPF records.
    List<String> subdomains() {
        Set<String> names = new LinkedHashSet<>(subject.subdomains());
        List<String> met = new ArrayList<>(exchanges());
        spf().terms().forEach(term -> met.add(term.target()));
        met.stream()
                .filter(DomainName::isValid)
                .filter(name -> DomainName.isWithin(name, domain()) && !name.equals(domain()))
                .forEach(names::add);
        return names.stream().limit(MOST_SUBDOMAINS).toList();
    }
}
