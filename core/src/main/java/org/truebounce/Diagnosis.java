package org.truebounce;

import java.util.List;
import java.util.Optional;
import org.truebounce.advice.Advice;
import org.truebounce.evidence.Evidence;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.spelling.Suggestion;
import org.truebounce.verdict.Judgement;

/// What TrueBounce has to say of one message.
///
/// @param notice what the message says
/// @param judgement what that means
/// @param summary both in one or two plain sentences
/// @param evidence why, finding by finding
/// @param suggestions the addresses that were probably meant, where those that failed look misspelled
/// @param advice what to do now, step by step
/// @param settle the one fact that would decide, where the verdict is undecided
public record Diagnosis(
        Notice notice,
        Judgement judgement,
        String summary,
        List<Evidence> evidence,
        List<Suggestion> suggestions,
        List<Advice> advice,
        Optional<String> settle) {
    /// The address that was probably meant where one failed.
    public Optional<String> suggestion(RecipientStatus failure) {
        return Spelling.written(failure)
                .flatMap(address -> suggestions.stream()
                        .filter(suggestion -> suggestion.written().equals(address))
                        .map(Suggestion::meant)
                        .findFirst());
    }
}
