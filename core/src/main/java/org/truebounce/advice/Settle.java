package org.truebounce.advice;

import java.util.Optional;
import org.truebounce.language.Language;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// The one fact that would decide an undecided verdict.
public final class Settle {
    private Settle() {}

    /// One question to the owner, which names the message by all that came back of it.
    public static Optional<String> question(Judgement judgement, Notice notice, Language language) {
        if (judgement.verdict() != Verdict.UNDECIDED) {
            return Optional.empty();
        }
        ReturnedMessage returned = notice.returned();
        return Optional.of(language.sentences("report")
                .say(
                        "settle",
                        "question",
                        "recipient",
                        recipient(notice).orElse(""),
                        "subject",
                        returned.subject().orElse(""),
                        "date",
                        returned.date().map(Language::moment).orElse("")));
    }

    private static Optional<String> recipient(Notice notice) {
        return notice.failures().stream()
                .flatMap(failure -> failure.recipient().stream())
                .findFirst()
                .or(() -> notice.returned().to().stream().findFirst())
                .or(() -> notice.recipients().stream()
                        .map(RecipientStatus::recipient)
                        .flatMap(Optional::stream)
                        .findFirst());
    }
}
