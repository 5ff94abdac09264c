package org.truebounce.evidence;

import java.util.Optional;

/// Where the links of the message lead, whatever they ask.
///
/// Misleads when a real notice points to a help page that is not on the list of those.
final class NoticeLink implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (matter.offers().isEmpty()) {
            return Optional.empty();
        }
        Optional<Offer> foreign = matter.offers().stream()
                .filter(offer -> !offer.isHelp() && !matter.isOwn(offer.host()))
                .filter(offer ->
                        matter.reporter().filter(offer.organization()::equals).isEmpty())
                .findFirst();
        return foreign.map(offer -> Evidence.notice(
                "notice-link", Answer.NO, Weight.WEAK, matter.says("notice-link", "link", offer.defanged())));
    }
}
