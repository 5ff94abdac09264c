package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.SentMail;

/// Whether the owner kept a copy of the returned message.
///
/// Absent from a complete record it was not sent; absent from an incomplete one, perhaps from another device.
/// Misleads when an
/// intruder's webmail kept a copy, or a client keeps none.
final class AccountSent implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        SentMail sent = matter.account().sent();
        Optional<String> id = matter.notice().returned().messageId();
        if ((sent.isEmpty() && !sent.isComplete()) || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        Optional<SentMail.Copy> copy = matter.sentCopy();
        if (copy.isPresent() && matter.reachedThrough(copy.get())) {
            return Optional.of(Evidence.sent(
                    "account-sent", Answer.YES, Weight.STRONG, "The message is in your sent mail, to this recipient."));
        }
        if (copy.isPresent()) {
            return Optional.of(Evidence.sent(
                    "account-sent-other",
                    Answer.YES,
                    Weight.STRONG,
                    "The message is in your sent mail, though not to the address that failed."));
        }
        return id.map(missing -> Evidence.sent(
                "account-sent",
                Answer.NO,
                sent.isComplete() ? Weight.CONCLUSIVE : Weight.STRONG,
                sent.isComplete()
                        ? "The message is not in your sent mail, which is complete."
                        : "The message is not in the sent mail that you gave."));
    }
}
