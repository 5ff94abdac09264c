package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;

/// The envelope sender of the notice: a mail system sends its notices with none, so that nothing can answer
/// them.
///
/// Misleads when a service sends its notices under an address of its own, or when bait copies the empty sender.
final class NoticeSender implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<String> path = matter.notice().headers().first("Return-Path").map(value -> value.replace(" ", ""));
        if (path.isEmpty() || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        // RFC 5321 §4.5.5
        boolean empty = path.get().equals("<>")
                || path.get().isEmpty()
                || path.get().toLowerCase(Locale.ROOT).contains("mailer-daemon");
        return Optional.of(
                empty
                        ? Evidence.notice(
                                "notice-sender", Answer.YES, Weight.WEAK, matter.says("notice-sender"), "RFC 5321")
                        : Evidence.notice(
                                "notice-sender",
                                Answer.NO,
                                Weight.WEAK,
                                matter.says("notice-sender-address", "address", path.get()),
                                "RFC 5321"));
    }
}
