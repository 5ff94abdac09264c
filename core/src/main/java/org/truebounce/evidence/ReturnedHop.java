package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// A trace line of the owner's own server below a handover by a stranger: nobody who is inside would need one.
///
/// Misleads when a forwarder stands between.
final class ReturnedHop implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Returned> returned = matter.returned();
        if (returned.isEmpty()
                || returned.get().seen().isEmpty()
                || matter.border().inside()
                || matter.cameFromHome()) {
            return Optional.empty();
        }
        Received seen = returned.get().seen().get();
        boolean stranger = matter.seenName().filter(name -> !matter.isOwn(name)).isPresent();
        boolean claimed =
                returned.get().trace().stream().anyMatch(hop -> hop.index() > seen.index() && matter.isOwn(hop.by()));
        return stranger && claimed && !matter.kept().isPassedOn()
                ? Optional.of(
                        Evidence.left("returned-hop", Answer.NO, Weight.WEAK, matter.says("returned-hop"), "RFC 5321"))
                : Optional.empty();
    }
}
