package org.truebounce.milter.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.verdict.Verdict;

/// What is done at each verdict, for all domains or for one.
///
/// @param actions what is done; a verdict that is not in it is tagged
/// @param leastConfidence below it nothing is withheld
public record Policy(Map<Verdict, Action> actions, double leastConfidence) {
    /// Below it nothing is withheld, unless said otherwise.
    public static final double USUAL_CONFIDENCE = 0.9;

    /// Everything is tagged.
    public static final Policy TAG = new Policy(Map.of(), USUAL_CONFIDENCE);

    public Policy {
        actions = actions.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(actions));
    }

    /// Why an action may not be asked for at a verdict; empty where it may.
    public static Optional<String> objection(Verdict verdict, Action action) {
        return switch (verdict) {
            case BACKSCATTER, FAKE -> Optional.empty();
            case GENUINE, COMPROMISED ->
                action.withholds()
                        ? Optional.of("a notice about mail that left here is never withheld from its reader")
                        : Optional.empty();
            case UNDECIDED ->
                action.withholds()
                        ? Optional.of("what is undecided is never withheld from its reader")
                        : Optional.empty();
            case NOT_A_NOTICE ->
                action == Action.ACCEPT ? Optional.empty() : Optional.of("other mail always passes as it is");
        };
    }

    /// What is done with a message.
    ///
    /// @param doubtful whether something speaks against withholding it: it was not read whole, or was made here
    public Action action(Verdict verdict, double confidence, boolean doubtful) {
        if (verdict == Verdict.NOT_A_NOTICE) {
            return Action.ACCEPT;
        }
        Action wanted = actions.getOrDefault(verdict, Action.TAG);
        boolean may = objection(verdict, wanted).isEmpty() && confidence >= leastConfidence && !doubtful;
        return may || !wanted.withholds() ? wanted : Action.TAG;
    }

    /// What is done with a message to several: the mildest of what is done for each.
    public static Action mildest(List<Action> actions) {
        return actions.stream().min(Action::compareTo).orElse(Action.TAG);
    }
}
