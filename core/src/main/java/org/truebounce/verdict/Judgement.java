package org.truebounce.verdict;

import java.util.List;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.notice.Notice;

/// The answers to the three questions, the verdict that follows, and how sure that is.
///
/// @param confidence the probability, 0 to 1, that the verdict is right
public record Judgement(Answers answers, Verdict verdict, double confidence) {
    private static final double SUREST = 0.999;
    private static final double UNDECIDED = 0.5;

    /// Weighs what was found about a message.
    public static Judgement weigh(Notice notice, List<Evidence> evidence) {
        double forgery = Forgery.probability(notice, evidence);
        Answer real = Forgery.isReal(notice, evidence, forgery);
        if (real == Answer.NO) {
            return of(new Answers(real, Answer.UNKNOWN, Answer.UNKNOWN), forgery);
        }
        if (!notice.kind().isNotice()) {
            Answers nothing = new Answers(real, Answer.UNKNOWN, Answer.UNKNOWN);
            return new Judgement(nothing, Verdict.NOT_A_NOTICE, rounded(1 - forgery));
        }
        Balance left = Balance.of(Question.LEFT_OUR_SYSTEMS, evidence);
        Balance sent = Balance.of(Question.OWNER_SENT_IT, evidence);
        Answer hands = sent.answer();
        // A message that did not leave our systems was sent by nobody here; one that may have is not thereby
        // the owner's.
        Answer owner = left.answer() == Answer.NO ? Answer.NO : hands;
        Answers answers = new Answers(real, left.answer(), owner);
        double sure = switch (answers.verdict()) {
            case GENUINE -> sent.probability();
            case BACKSCATTER -> 1 - left.probability();
            case COMPROMISED -> left.probability() * (1 - sent.probability());
            case FAKE, UNDECIDED, NOT_A_NOTICE -> UNDECIDED;
        };
        return of(answers, answers.verdict() == Verdict.UNDECIDED ? UNDECIDED : sure * (1 - forgery));
    }

    private static Judgement of(Answers answers, double probability) {
        return new Judgement(answers, answers.verdict(), rounded(probability));
    }

    private static double rounded(double probability) {
        return Math.round(Math.min(probability, SUREST) * 1000) / 1000.0;
    }
}
