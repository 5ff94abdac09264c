package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.RecordType;

/// Whether mail to the domain travels encrypted. None of it keeps forgeries out.
final class TransportFindings {
    private TransportFindings() {}

    /// MTA-STS by its TXT record. The policy itself lies on a web server and is not fetched.
    static List<Finding> mtaSts(Posture posture) {
        if (posture.exchanges().isEmpty()) {
            return List.of();
        }
        Answer answer = posture.ask("_mta-sts." + posture.domain(), RecordType.TXT);
        if (answer.unknown()) {
            return List.of(Finding.unknown("mta-sts-unknown", "The MTA-STS record", answer.detail(), "RFC 8461"));
        }
        List<String> records = answer.values().stream()
                .filter(text -> text.startsWith("v=STSv1"))
                .toList();
        if (records.isEmpty()) {
            return List.of(Finding.advice(
                    "mta-sts-missing",
                    "There is no MTA-STS record.",
                    "Somebody between two mail servers can have mail to you sent in the clear; a policy on your web server"
                            + " and this record prevent it.",
                    "RFC 8461 §3.1"));
        }
        boolean good = records.size() == 1
                && records.getFirst().matches("v=STSv1\\s*;(.*;)?\\s*id=[A-Za-z0-9]{1,32}\\s*(;.*)?");
        return List.of(
                good
                        ? Finding.good(
                                "mta-sts",
                                "There is an MTA-STS record. Its policy file was not fetched.",
                                "RFC 8461 §3.1")
                        : Finding.warning(
                                "mta-sts-syntax",
                                "The MTA-STS record is not as it must be (one record with an \"id\" of letters and digits).",
                                "Senders act as if there were none.",
                                "RFC 8461 §3.1"));
    }

    /// Reports about encrypted delivery.
    static List<Finding> tlsReports(Posture posture) {
        if (posture.exchanges().isEmpty()) {
            return List.of();
        }
        Answer answer = posture.ask("_smtp._tls." + posture.domain(), RecordType.TXT);
        if (answer.unknown()) {
            return List.of(Finding.unknown("tls-rpt-unknown", "The TLS-RPT record", answer.detail(), "RFC 8460"));
        }
        boolean there = answer.values().stream()
                .anyMatch(text -> text.startsWith("v=TLSRPTv1")
                        && text.toLowerCase(Locale.ROOT).contains("rua="));
        return List.of(
                there
                        ? Finding.good("tls-rpt", "Failed encryption is reported to you (TLS-RPT).", "RFC 8460 §3")
                        : Finding.advice(
                                        "tls-rpt-missing",
                                        "Nobody reports to you when encrypted delivery fails (TLS-RPT).",
                                        "It costs nothing, and shows attacks and mistakes before users notice.",
                                        "RFC 8460 §3")
                                .mendedBy(DnsRecord.txt(
                                        "_smtp._tls." + posture.domain(),
                                        "v=TLSRPTv1; rua=mailto:postmaster@" + posture.domain())));
    }

    /// DANE: which mail hosts bind their key to the DNS. It counts only where answers are signed, which the
    /// answers at hand do not tell.
    static List<Finding> dane(Posture posture) {
        List<String> bound = new ArrayList<>();
        for (String host : posture.exchanges()) {
            if (posture.ask("_25._tcp." + host, RecordType.TLSA).found()) {
                bound.add(host);
            }
        }
        if (bound.isEmpty()) {
            return List.of();
        }
        String hosts = bound.size() + " of " + posture.exchanges().size();
        return List.of(Finding.good(
                "dane",
                hosts
                        + " mail hosts publish their key (TLSA). Whether the answers are signed (DNSSEC), without which it"
                        + " does not count, is not known.",
                "RFC 7672 §2.2"));
    }
}
