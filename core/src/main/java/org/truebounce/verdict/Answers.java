package org.truebounce.verdict;

import org.truebounce.evidence.Answer;

/// The answers to the three questions.
public record Answers(Answer noticeIsReal, Answer leftOurSystems, Answer ownerSentIt) {
    /// The verdict that follows.
    Verdict verdict() {
        if (noticeIsReal == Answer.NO) {
            return Verdict.FAKE;
        }
        if (leftOurSystems == Answer.NO) {
            return Verdict.BACKSCATTER;
        }
        if (ownerSentIt == Answer.YES) {
            return Verdict.GENUINE;
        }
        return leftOurSystems == Answer.YES && ownerSentIt == Answer.NO ? Verdict.COMPROMISED : Verdict.UNDECIDED;
    }

    /// Whether the message is known not to be the owner's.
    public boolean notTheOwners() {
        return ownerSentIt == Answer.NO;
    }
}
