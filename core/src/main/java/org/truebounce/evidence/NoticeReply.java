package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;
import org.truebounce.notice.RecipientStatus;

/// Whether the notice quotes what a mail server answered, with codes that agree.
///
/// Misleads when a system tells its reasons in words alone, or contradicts itself by carelessness.
final class NoticeReply implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        List<RecipientStatus> failures = matter.notice().failures();
        boolean contradicts = failures.stream()
                .anyMatch(failure -> failure.reply().isPresent()
                        && failure.status().isPresent()
                        && failure.reply().get().charAt(0)
                                != failure.status().get().charAt(0));
        if (contradicts) {
            return Optional.of(Evidence.notice(
                    "notice-reply", Answer.NO, Weight.WEAK, matter.says("notice-reply-contradicts"), "RFC 3463"));
        }
        boolean quoted = failures.stream()
                .anyMatch(failure ->
                        failure.reply().isPresent() || failure.status().isPresent());
        return quoted
                ? Optional.of(Evidence.notice(
                        "notice-reply", Answer.YES, Weight.WEAK, matter.says("notice-reply"), "RFC 5321"))
                : Optional.of(Evidence.notice(
                        "notice-reply-missing", Answer.NO, Weight.WEAK, matter.says("notice-reply-missing")));
    }
}
