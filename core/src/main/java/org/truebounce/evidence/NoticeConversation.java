package org.truebounce.evidence;

import java.util.Optional;

/// Marks of ordinary mail between people or of lists: an answer, a list's fields, a signature of a list.
/// 
/// Misleads when bait is sent through a list, which adds its marks.
final class NoticeConversation implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        boolean list = matter.notice().headers().has("List-Id") || matter.notice().headers().has("List-Post") || matter.notice().headers().has("Mailing-List");
        boolean answer = matter.notice().headers().has("In-Reply-To") && matter.notice().headers().has("References");
        boolean quotes = matter.notice().text().contains("\n> ");
        return answer || quotes
                ? Optional.of(Evidence.notice("notice-conversation", Answer.YES, Weight.WEAK, "It goes on with a conversation.", "RFC 5322"))
                : list ? Optional.of(Evidence.notice("notice-list", Answer.YES, Weight.WEAK, "A mailing list sent it.", "RFC 2369")) : Optional.empty();
    }
}
