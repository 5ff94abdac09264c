package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentMail;

/// Whether the owner has written to the failed recipient before.
///
/// Misleads with the first letter to somebody, and when an intruder writes to the address book.
final class AccountRecipient implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        SentMail sent = matter.account().sent();
        List<String> failed = matter.notice().failures().stream()
                .flatMap(failure -> failure.recipient().stream())
                .toList();
        if (sent.isEmpty() || failed.isEmpty() || matter.kept().copy().isPresent()) {
            return Optional.empty();
        }
        return failed.stream().anyMatch(sent::hasWrittenTo)
                ? Optional.of(
                        Evidence.sent("account-recipient", Answer.YES, Weight.WEAK, matter.says("account-recipient")))
                : Optional.of(Evidence.sent(
                        "account-recipient", Answer.NO, Weight.WEAK, matter.says("account-recipient-new")));
    }
}
