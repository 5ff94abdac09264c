package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.language.Language;

/// One finding.
///
/// @param id its name, stable for programs
/// @param question what it answers
/// @param answer how
/// @param weight how much that weighs
/// @param finding what was found, in one plain sentence
/// @param standard the standard behind it, such as `RFC 7208`
public record Evidence(
        String id, Question question, Answer answer, Weight weight, String finding, Optional<String> standard) {
    /// What the owner himself says, when asked.
    public static Evidence ownersWord(boolean sentIt, Language language) {
        return new Evidence(
                "owner-said",
                Question.OWNER_SENT_IT,
                sentIt ? Answer.YES : Answer.NO,
                Weight.CONCLUSIVE,
                language.sentences("findings").say("finding", sentIt ? "owner-said-yes" : "owner-said-no"),
                Optional.empty());
    }

    static Evidence left(String id, Answer answer, Weight weight, String finding, String standard) {
        return new Evidence(id, Question.LEFT_OUR_SYSTEMS, answer, weight, finding, Optional.of(standard));
    }

    static Evidence sent(String id, Answer answer, Weight weight, String finding) {
        return new Evidence(id, Question.OWNER_SENT_IT, answer, weight, finding, Optional.empty());
    }

    static Evidence notice(String id, Answer answer, Weight weight, String finding, String standard) {
        return new Evidence(id, Question.NOTICE_IS_REAL, answer, weight, finding, Optional.of(standard));
    }

    static Evidence notice(String id, Answer answer, Weight weight, String finding) {
        return new Evidence(id, Question.NOTICE_IS_REAL, answer, weight, finding, Optional.empty());
    }
}
