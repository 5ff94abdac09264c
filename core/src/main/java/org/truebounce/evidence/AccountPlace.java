package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.Places;

/// Where the message was submitted from, against the places that the owner's own mail comes from: as kept copies
/// and earlier notices tell.
///
/// Misleads about a traveller, and about an infected computer at home, which sends from the usual place.
final class AccountPlace implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        Places usual = matter.usualPlaces();
        if (!usual.isKnown() || !matter.leftThroughUs()) {
            return Optional.empty();
        }
        return matter.submission()
                .flatMap(hop -> hop.address())
                .map(address -> usual.isUsual(address)
                        ? Evidence.sent(
                                "account-place",
                                Answer.YES,
                                Weight.WEAK,
                                matter.says("account-place", "address", address))
                        : Evidence.sent(
                                "account-place",
                                Answer.NO,
                                Weight.WEAK,
                                matter.says("account-place-strange", "address", address)));
    }
}
