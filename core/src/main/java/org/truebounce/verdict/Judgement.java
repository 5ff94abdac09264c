package org.truebounce.verdict;

import java.util.List;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.notice.Notice;

/// The answers to the three questions, the verdict that follows, and how sure that is.
///
/// @param confidence the probability, 0 to 1, that the verdict is right
public record Judgement(Answers answers, Verdict verdict, double confidence) {
    private static final double SUREST = 0.999;

    /// Weighs what was found about a message.
    public static Judgement weigh(Notice notice, List<Evidence> evidence) {
        double forgery = Forgery.probability(notice, evidence);
        Answer real = Forgery.isReal(notice, evidence, forgery);
        Answers answers = new Answers(real, Answer.UNKNOWN, Answer.UNKNOWN);
        if (real == Answer.NO) {
            return new Judgement(answers, Verdict.FAKE, rounded(forgery));
        }
        if (!notice.kind().isNotice()) {
            return new Judgement(answers, Verdict.NOT_A_NOTICE, rounded(1 - forgery));
        }
        Verdict verdict = answers.verdict();
        return new Judgement(answers, verdict, verdict == Verdict.UNDECIDED ? 0.5 : rounded(1 - forgery));
    }

    private static double rounded(double probability) {
        return Math.round(Math.min(probability, SUREST) * 1000) / 1000.0;
    }
}
