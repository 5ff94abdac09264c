package org.truebounce.auth.arc;

import java.util.List;

/// What is known of a chain. Even one that holds is only as good as those who sealed it.
///
/// @param outcome the result
/// @param sets one for each host, first to last; none when the chain has a wrong shape
/// @param reason why it does not pass, in a few words; empty when it does
public record ArcResult(ArcOutcome outcome, List<ArcSet> sets, String reason) {
    public ArcResult {
        sets = List.copyOf(sets);
    }

    static ArcResult without(ArcOutcome outcome, String reason) {
        return new ArcResult(outcome, List.of(), reason);
    }
}
