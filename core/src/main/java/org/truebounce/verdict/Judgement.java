package org.truebounce.verdict;

import java.util.List;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.notice.Notice;

/// The answers to the three questions, the verdict that follows, and how sure that is.
///
/// @param confidence the probability, 0 to 1, that the verdict is right
public record Judgement(Answers answers, Verdict verdict, double confidence) {
    private static final Answers NOTHING_KNOWN = new Answers(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);

    /// Weighs what was found about a message.
    public static Judgement weigh(Notice notice, List<Evidence> evidence) {
        if (!notice.kind().isNotice()) {
            return new Judgement(NOTHING_KNOWN, Verdict.NOT_A_NOTICE, 0.99);
        }
        return new Judgement(NOTHING_KNOWN, NOTHING_KNOWN.verdict(), 0.5);
    }
}
