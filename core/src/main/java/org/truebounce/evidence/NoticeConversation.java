package org.truebounce.evidence;

import java.util.Optional;

/// Marks of ordinary mail between people or of lists: an answer, a quotation, a list's fields.
///
/// Misleads when bait is sent through a list, which adds its marks.
final class NoticeConversation implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        if (matter.isConversation()) {
            return Optional.of(Evidence.notice(
                    "notice-conversation", Answer.YES, Weight.WEAK, matter.says("notice-conversation"), "RFC 5322"));
        }
        return matter.isFromList()
                ? Optional.of(
                        Evidence.notice("notice-list", Answer.YES, Weight.WEAK, matter.says("notice-list"), "RFC 2369"))
                : Optional.empty();
    }
}
