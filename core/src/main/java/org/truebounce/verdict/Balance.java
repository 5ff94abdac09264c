package org.truebounce.verdict;

import java.util.List;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.evidence.Weight;

/// What all findings on one question say together.
///
/// @param probability that the answer is yes
/// @param answer yes or no where the probability is high or low enough, otherwise unknown
record Balance(double probability, Answer answer) {
    private static final double SURE = 0.9;

    static Balance of(Question question, List<Evidence> evidence) {
        double odds = 0;
        for (Evidence found : evidence) {
            if (found.question() == question && found.answer() != Answer.UNKNOWN) {
                odds += found.answer() == Answer.YES ? logOdds(found.weight()) : -logOdds(found);
            }
        }
        double yes = 1 / (1 + Math.exp(-odds));
        Answer answer = yes >= SURE ? Answer.YES : yes <= 1 - SURE ? Answer.NO : Answer.UNKNOWN;
        return new Balance(yes, answer);
    }

    /// A transmission that is shown to be another's outweighs a signature that is shown to be ours: that proves
    /// the message alone.
    private static double logOdds(Evidence found) {
        return found.id().equals("returned-replay") ? 2 * logOdds(Weight.CONCLUSIVE) : logOdds(found.weight());
    }

    private static double logOdds(Weight weight) {
        return switch (weight) {
            case CONCLUSIVE -> 8;
            case STRONG -> 4;
            case WEAK -> 1;
        };
    }
}
