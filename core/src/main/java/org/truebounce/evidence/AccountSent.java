package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;

/// Whether the owner kept a copy of the returned message.
///
/// Absent from a complete record it was not sent; absent from an incomplete one, perhaps from another device. A
/// copy that was submitted from where the owner never sits is an intruder's: webmail keeps copies for him too.
/// Misleads when the copy does not tell where it was submitted from, or a client keeps none.
final class AccountSent implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        SentMail sent = matter.account().sent();
        if ((sent.isEmpty() && !sent.isComplete()) || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        return matter.kept().copy().map(copy -> present(matter, copy)).or(() -> absent(matter, sent));
    }

    private static Evidence present(Case matter, SentCopy copy) {
        if (matter.account().sent().isStrange(copy)) {
            return Evidence.sent(
                    "account-sent-strange",
                    Answer.NO,
                    Weight.WEAK,
                    matter.says(
                            "account-sent-strange",
                            "address",
                            copy.submittedFrom().orElse("")));
        }
        return matter.kept().reachedThrough(copy)
                ? Evidence.sent("account-sent", Answer.YES, Weight.STRONG, matter.says("account-sent"))
                : Evidence.sent("account-sent-other", Answer.YES, Weight.STRONG, matter.says("account-sent-other"));
    }

    private static Optional<Evidence> absent(Case matter, SentMail sent) {
        boolean kept = sent.reachesBackTo(matter.notice().returned().date());
        if (!kept || !matter.kept().namesOriginal()) {
            return Optional.empty();
        }
        return Optional.of(Evidence.sent(
                "account-sent",
                Answer.NO,
                sent.isComplete() ? Weight.CONCLUSIVE : Weight.STRONG,
                matter.says(sent.isComplete() ? "account-sent-missing-complete" : "account-sent-missing")));
    }
}
