package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.spf.SpfSurvey;

/// What there is to say of names below the domain. SPF is not inherited: each name needs its own record.
final class SubdomainFindings {
    private SubdomainFindings() {}

    static List<Finding> examine(Posture posture) {
        List<Finding> findings = new ArrayList<>();
        for (String name : posture.subdomains()) {
            spf(posture, name).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> spf(Posture posture, String name) {
        SpfSurvey survey = SpfSurvey.of(name, posture.dns());
        boolean there =
                posture.hasAddress(name) || posture.ask(name, RecordType.MX).found();
        if (!survey.records().isEmpty() || !survey.faults().isEmpty() || !there) {
            return Optional.empty();
        }
        if (posture.exchanges().contains(name)) {
            return Optional.of(Finding.advice(
                            "spf-helo",
                            "Your mail host " + name + " has no SPF record of its own.",
                            "Notices of failure have no sender: receivers then look up the name that your server gives"
                                    + " itself.",
                            "RFC 7208 §10.1.3")
                    .mendedBy(DnsRecord.txt(name, "v=spf1 a -all")));
        }
        return Optional.of(Finding.advice(
                        "spf-subdomain",
                        "The subdomain " + name + " has no SPF record.",
                        "SPF is not inherited. If no mail is sent under that name, say so.",
                        "RFC 7208 §10.1.2")
                .mendedBy(SpfProposal.nobody(name)));
    }
}
