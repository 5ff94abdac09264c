package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Address;

/// The author that the returned message names: if not the owner, only the envelope bore the owner's address.
///
/// Misleads when the owner writes under another identity.
final class ReturnedFrom implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<String> from = matter.notice().returned().from();
        if (from.isEmpty()
                || matter.readers().isEmpty()
                || matter.readers().stream().anyMatch(from.get()::equalsIgnoreCase)
                || matter.isOwn(new Address("", from.get()).domain())) {
            return Optional.empty();
        }
        return Optional.of(Evidence.left(
                "returned-from",
                Answer.NO,
                Weight.WEAK,
                matter.says("returned-from", "address", from.get()),
                "RFC 5322"));
    }
}
