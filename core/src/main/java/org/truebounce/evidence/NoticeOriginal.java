package org.truebounce.evidence;

import java.util.Optional;

/// What came back of the message: a notice encloses it or its header, and nothing else.
///
/// Misleads when a system returns nothing, or when bait encloses an invented message.
final class NoticeOriginal implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        return switch (matter.notice().returned().portion()) {
            case FULL, HEADERS ->
                Optional.of(Evidence.notice(
                        "notice-original", Answer.YES, Weight.WEAK, matter.says("notice-original"), "RFC 6522"));
            case TEXT -> Optional.empty();
            case NONE ->
                Optional.of(Evidence.notice(
                        "notice-original", Answer.NO, Weight.WEAK, matter.says("notice-original-missing"), "RFC 6522"));
        };
    }
}
