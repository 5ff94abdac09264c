package org.truebounce.evidence;

import java.util.Optional;

/// A link or button that asks the reader to act: a mail server asks nothing of the kind.
///
/// Links to help pages are no lures by their place, nor are links into the owner's own system. Misleads when a
/// real notice offers a form of its own, as some do to get an address unblocked.
final class NoticeLure implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        for (Offer offer : matter.offers()) {
            if (matter.isForeign(offer) && offer.callsToAct() && !isOfRefuser(matter, offer)) {
                return Optional.of(Evidence.notice(
                        "notice-lure",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says(
                                offer.button() ? "notice-lure-button" : "notice-lure",
                                "words",
                                shortened(offer.shown()),
                                "link",
                                offer.defanged())));
            }
        }
        return Optional.empty();
    }

    /// A link in what the refusing system told the owner's own server is that system's.
    private static boolean isOfRefuser(Case matter, Offer offer) {
        return matter.border().inside()
                && matter.notice().failures().stream()
                        .flatMap(failure -> failure.remoteMta().stream())
                        .map(Case::organization)
                        .anyMatch(offer.organization()::equals);
    }

    private static String shortened(String words) {
        String line = words.strip().replace('\n', ' ');
        return line.length() <= 40 ? line : "…" + line.substring(line.length() - 39);
    }
}
