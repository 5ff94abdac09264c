package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;

/// A link that carries the reader's address, so that the page which it opens greets him by it.
///
/// Misleads when a real service identifies its customer so.
final class NoticeLinkReader implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        for (Offer offer : matter.offers()) {
            String query = offer.query().toLowerCase(Locale.ROOT);
            for (String reader : matter.readers()) {
                if (!reader.isEmpty()
                        && !matter.isOwn(offer.host())
                        && (query.contains(reader.toLowerCase(Locale.ROOT))
                                || query.contains(
                                        reader.toLowerCase(Locale.ROOT).replace("@", "%40")))) {
                    return Optional.of(Evidence.notice(
                            "notice-link-reader",
                            Answer.NO,
                            Weight.STRONG,
                            matter.says("notice-link-reader", "link", offer.defanged())));
                }
            }
        }
        return Optional.empty();
    }
}
