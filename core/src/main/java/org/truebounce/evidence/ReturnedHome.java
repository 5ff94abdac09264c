package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// A client that handed the message to the reporting system itself, past the owner's server, and that sits where the
/// owner's own mail is submitted from: an infected computer sends on its own.
///
/// No other check of the route speaks then: a computer of the owner's is none of the servers that the domain lets
/// send. Misleads where strangers share the owner's address: a hotel, a provider that puts many behind one.
final class ReturnedHome implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        if (matter.border().inside() || !matter.cameFromHome()) {
            return Optional.empty();
        }
        return matter.returned()
                .flatMap(Returned::seen)
                .flatMap(Received::address)
                .map(address -> Evidence.left(
                        "returned-home",
                        Answer.YES,
                        Weight.STRONG,
                        matter.says("returned-home", "address", address),
                        "RFC 5321"));
    }
}
