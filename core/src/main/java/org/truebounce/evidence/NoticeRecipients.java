package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Address;

/// To how many people the notice was sent: a notice goes to the one who sent the mail. RFC 3464 §2
///
/// Misleads when a list or an alias passes it on.
final class NoticeRecipients implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        int addressed = matter.notice().headers().all("To").stream()
                .mapToInt(to -> Address.list(to).size())
                .sum();
        return addressed > 1
                ? Optional.of(Evidence.notice(
                        "notice-recipients", Answer.NO, Weight.WEAK, matter.says("notice-recipients"), "RFC 3464"))
                : Optional.empty();
    }
}
