package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.Passage;

/// What the owner's own mail server remembers of the returned message.
///
/// Misleads when a former recipient gives back a message that did leave, to another address; and when mail leaves past
/// the servers that keep the record.
final class ReturnedPassage implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        return matter.account().passage().map(passage -> {
            if (!passage.left()) {
                return finding(matter, "returned-passage-never", Answer.NO, Weight.CONCLUSIVE);
            }
            return reached(matter, passage)
                    ? finding(matter, "returned-passage", Answer.YES, Weight.CONCLUSIVE)
                    : finding(matter, "returned-passage-other", Answer.YES, Weight.STRONG);
        });
    }

    private static Evidence finding(Case matter, String name, Answer answer, Weight weight) {
        return Evidence.left("returned-passage", answer, weight, matter.says(name), "RFC 5321");
    }

    private static boolean reached(Case matter, Passage passage) {
        return matter.notice().recipients().stream()
                .flatMap(recipient -> java.util.stream.Stream.concat(
                        recipient.recipient().stream(), recipient.originalRecipient().stream()))
                .anyMatch(address -> passage.recipients().contains(address.toLowerCase(Locale.ROOT)));
    }
}
