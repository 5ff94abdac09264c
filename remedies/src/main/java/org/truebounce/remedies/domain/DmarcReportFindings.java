package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dmarc.DmarcRecord;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;

/// Where a domain's aggregate reports go, and whether they may go there (RFC 9990).
final class DmarcReportFindings {
    private static final int MOST_ADDRESSES = 10;

    private DmarcReportFindings() {}

    static List<Finding> examine(Posture posture) {
        Optional<DmarcRecord> own = posture.ownDmarcRecord().flatMap(DmarcRecord::parse);
        if (own.isEmpty() || posture.isParked()) {
            return List.of();
        }
        List<String> addresses = own.get().reportAddresses();
        if (addresses.isEmpty()) {
            return List.of(DmarcFindings.mended(
                    posture,
                    Finding.warning(
                            "dmarc-rua-missing",
                            "The DMARC record names no address for reports (\"rua\").",
                            "Without reports you do not see who sends in your name, and cannot know when it is safe to"
                                    + " refuse.",
                            "RFC 9989 §4.7")));
        }
        List<Finding> findings = new ArrayList<>();
        for (String address : addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES))) {
            DomainName.ascii(address.substring(address.lastIndexOf('@') + 1))
                    .filter(host -> isForeign(host, posture))
                    .ifPresent(host -> permission(posture, address, host).ifPresent(findings::add));
        }
        return findings;
    }

    private static boolean isForeign(String host, Posture posture) {
        return !OrganizationalDomain.of(host, posture.dns()).name().equals(posture.organization());
    }

    /// RFC 7489 §7.1, RFC 9990 §4: a foreign domain must say that it takes the reports.
    private static Optional<Finding> permission(Posture posture, String address, String host) {
        String name = posture.domain() + "._report._dmarc." + host;
        Answer answer = posture.ask(name, RecordType.TXT);
        if (answer.unknown()) {
            return Optional.of(Finding.unknown(
                    "dmarc-rua-unknown", "Whether " + host + " takes your reports", answer.detail(), "RFC 9990"));
        }
        if (answer.values().stream().anyMatch(DmarcRecord::isRecord)) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                        "dmarc-rua-unauthorised",
                        "Reports go to " + address + ", and " + host + " does not say that it takes them.",
                        "Most receivers then send you none. " + host + " must publish the record, not you.",
                        "RFC 9990")
                .mendedBy(DnsRecord.txt(name, "v=DMARC1")));
    }
}
