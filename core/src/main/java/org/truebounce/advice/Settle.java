package org.truebounce.advice;

import java.util.Optional;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// The one fact that would decide an undecided verdict.
public final class Settle {
    private Settle() {}

    /// One question to the owner, which names the message by all that came back of it.
    public static Optional<String> question(Judgement judgement, Notice notice) {
        if (judgement.verdict() != Verdict.UNDECIDED) {
            return Optional.empty();
        }
        ReturnedMessage returned = notice.returned();
        StringBuilder question = new StringBuilder("Is this message in your Sent folder?");
        notice.failures().stream()
                .flatMap(failure -> failure.recipient().stream())
                .findFirst()
                .or(() -> returned.to().stream().findFirst())
                .or(() -> notice.recipients().stream()
                        .map(RecipientStatus::recipient)
                        .flatMap(Optional::stream)
                        .findFirst())
                .ifPresent(
                        recipient -> question.append(" To ").append(recipient).append(','));
        returned.subject()
                .ifPresent(subject ->
                        question.append(" Subject \"").append(subject).append("\","));
        returned.date().ifPresent(date -> question.append(" Date ").append(date).append(','));
        if (question.charAt(question.length() - 1) == ',') {
            question.setCharAt(question.length() - 1, '.');
        }
        return Optional.of(question.toString());
    }
}
