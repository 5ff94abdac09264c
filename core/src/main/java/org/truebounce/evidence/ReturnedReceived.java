package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// The client that handed the message to the reporting system, by the name that this system found for it.
///
/// Misleads when a forwarder stands between, or when the owner's mail leaves through a service under another
/// name.
final class ReturnedReceived implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Received> seen = matter.returned().flatMap(Returned::seen);
        if (seen.isEmpty() || matter.border().inside() || matter.cameFromHome()) {
            return Optional.empty();
        }
        Received hop = seen.get();
        Optional<String> name = matter.seenName();
        String client = name.or(hop::address).orElse(hop.helo());
        if (matter.kept().isPassedOn()) {
            return Optional.of(Evidence.left(
                    "returned-passed-on",
                    Answer.YES,
                    Weight.WEAK,
                    matter.says("returned-passed-on", "client", client),
                    "RFC 5321"));
        }
        if (name.filter(matter::isOwn).isPresent()) {
            return Optional.of(Evidence.left(
                    "returned-received",
                    Answer.YES,
                    Weight.STRONG,
                    matter.says("returned-received", "client", client),
                    "RFC 5321"));
        }
        if (name.isEmpty() && hop.helo().indexOf('.') > 0 && matter.isOwn(hop.helo())) {
            return Optional.of(Evidence.left(
                    "returned-received-claimed",
                    Answer.YES,
                    Weight.WEAK,
                    matter.says("returned-received-claimed", "client", hop.helo()),
                    "RFC 5321"));
        }
        return Optional.of(Evidence.left(
                "returned-received",
                Answer.NO,
                name.isPresent() ? Weight.STRONG : Weight.WEAK,
                matter.says("returned-received-stranger", "client", client),
                "RFC 5321"));
    }
}
