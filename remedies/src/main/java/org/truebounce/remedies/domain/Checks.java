package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The checks that a domain is put through, in the order in which the report tells of them: what counts most
/// first.
final class Checks {
    private static final List<Check> ALL = List.of(
            NameFindings::examine,
            DmarcFindings::present,
            DmarcFindings::policy,
            DmarcFindings::tags,
            DmarcFindings::below,
            DmarcFindings::alignment,
            DmarcReportFindings::examine,
            SpfFindings::present,
            SpfFindings::mistakes,
            SpfFindings::closing,
            SpfFindings::ranges,
            SpfFindings::lookups,
            SpfFindings::voidLookups,
            SpfFindings::ptr,
            SpfFindings::length,
            DkimFindings::present,
            DkimFindings::strength,
            DkimFindings::state,
            DkimFindings::algorithms,
            ParkedFindings::examine,
            SubdomainFindings::examine,
            TransportFindings::mtaSts,
            TransportFindings::tlsReports,
            TransportFindings::dane);

    private Checks() {}

    /// What all checks find, the worst first.
    static List<Finding> examine(Posture posture) {
        if (posture.isMissing()) {
            return NameFindings.examine(posture);
        }
        List<Finding> findings = new ArrayList<>();
        for (Check check : ALL) {
            findings.addAll(check.examine(posture));
        }
        findings.sort(Comparator.comparingInt(finding -> rank(finding.severity())));
        return List.copyOf(findings);
    }

    private static int rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case ADVICE -> 3;
            case GOOD -> 4;
        };
    }
}
