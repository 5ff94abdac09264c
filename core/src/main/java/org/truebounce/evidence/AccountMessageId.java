package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.SentMail;

/// The host in the message's id, against those of the mail that the owner sent.
///
/// Misleads with a new program or device.
final class AccountMessageId implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        SentMail sent = matter.account().sent();
        return matter.notice()
                .returned()
                .messageId()
                .filter(id -> !sent.isEmpty() && !sent.hasIdHost(id))
                .map(id ->
                        Evidence.sent("account-message-id", Answer.NO, Weight.WEAK, matter.says("account-message-id")));
    }
}
