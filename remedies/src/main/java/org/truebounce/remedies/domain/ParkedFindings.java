package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;

/// What a name should say that neither takes nor sends mail. The whole set keeps strangers out, and harms
/// nobody.
final class ParkedFindings {
    private ParkedFindings() {}

    static List<Finding> examine(Posture posture) {
        if (!posture.isParked()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(
                posture.hasNullMx()
                        ? Finding.good("parked-mx", "It says that it takes no mail (null MX).", "RFC 7505")
                        : Finding.advice(
                                        "parked-mx",
                                        "No mail exchange is named, and nothing says that it takes no mail.",
                                        "Senders then try its web server, for days, instead of telling their user at once.",
                                        "RFC 7505")
                                .mendedBy(new DnsRecord(posture.domain(), "MX", "0 .")));
        if (posture.spf().records().isEmpty() && posture.spf().faults().isEmpty()) {
            findings.add(Finding.warning(
                            "parked-spf",
                            "It sends no mail, and does not say so.",
                            "Strangers like names that nobody watches: say that no server may send under it.",
                            "RFC 7208 §10.1.2")
                    .mendedBy(SpfProposal.nobody(posture.domain())));
        }
        boolean revoked = posture.keys()
                .wildcard()
                .filter(value -> value.replace(" ", "").endsWith("p="))
                .isPresent();
        findings.add(
                revoked
                        ? Finding.good("parked-dkim", "All DKIM selectors are revoked.", "RFC 6376 §3.6.1")
                        : Finding.advice(
                                        "parked-dkim",
                                        "Nothing revokes DKIM keys that there once may have been.",
                                        "An old key in wrong hands would still be looked for; this says that none counts.",
                                        "RFC 6376 §3.6.1")
                                .mendedBy(DnsRecord.txt("*._domainkey." + posture.domain(), "v=DKIM1; p=")));
        return findings;
    }
}
