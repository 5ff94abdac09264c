package org.truebounce.auth.dkim;

import java.util.List;

/// What is known of all signatures of a message.
///
/// @param signatures one result for each signature looked at, topmost first
/// @param omitted how many more there were than are looked at
public record DkimVerification(List<DkimResult> signatures, int omitted) {
    private static final List<DkimOutcome> BEST_FIRST = List.of(
            DkimOutcome.PASS,
            DkimOutcome.POLICY,
            DkimOutcome.NEUTRAL,
            DkimOutcome.TEMPERROR,
            DkimOutcome.FAIL,
            DkimOutcome.PERMERROR);

    public DkimVerification {
        signatures = List.copyOf(signatures);
    }

    /// The best outcome among the signatures; NONE when there is none.
    public DkimOutcome outcome() {
        return BEST_FIRST.stream()
                .filter(word -> signatures.stream().anyMatch(result -> result.outcome() == word))
                .findFirst()
                .orElse(DkimOutcome.NONE);
    }

    /// The signing domains of the signatures that pass.
    public List<String> passingDomains() {
        return signatures.stream()
                .filter(result -> result.outcome() == DkimOutcome.PASS)
                .map(DkimResult::domain)
                .distinct()
                .toList();
    }

    /// The signing domains whose signature holds over the headers, whatever became of the body.
    public List<String> headerDomains() {
        return signatures.stream()
                .filter(result -> result.headerVerdict() == HeaderVerdict.HOLDS)
                .map(DkimResult::domain)
                .distinct()
                .toList();
    }
}
