package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// A trace line of the owner's own server below a handover by a stranger: nobody who is inside would need one.
///
/// Misleads when a forwarder stands between.
final class ReturnedHop implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        if (!isFromStranger(matter)) {
            return Optional.empty();
        }
        Returned returned = matter.returned().orElseThrow();
        Received seen = returned.seen().orElseThrow();
        boolean claimed =
                returned.trace().stream().anyMatch(hop -> hop.index() > seen.index() && matter.isOwn(hop.by()));
        return claimed
                ? Optional.of(
                        Evidence.left("returned-hop", Answer.NO, Weight.WEAK, matter.says("returned-hop"), "RFC 5321"))
                : Optional.empty();
    }

    /// Whether the reporting system had the message from a host whose name is nobody's that the owner knows: then no
    /// line below can be an own server's.
    static boolean isFromStranger(Case matter) {
        boolean outside = matter.returned().flatMap(Returned::seen).isPresent()
                && !matter.border().inside()
                && !matter.cameFromHome();
        return outside
                && matter.seenName().filter(name -> !matter.isOwn(name)).isPresent()
                && !matter.kept().isPassedOn();
    }
}
