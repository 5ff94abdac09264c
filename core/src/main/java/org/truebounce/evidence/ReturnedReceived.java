package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// The client that handed the message to the reporting system, by the name that this system found for it.
/// 
/// Misleads when a forwarder stands between, or when the owner's mail leaves through a service under another name.
final class ReturnedReceived implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Received> seen = matter.returned().flatMap(Returned::seen);
        if (seen.isEmpty() || matter.border().inside()) {
            return Optional.empty();
        }
        Received hop = seen.get();
        String client = hop.reverseName().or(hop::address).orElse(hop.helo());
        if (hop.reverseName().filter(matter::isOwn).isPresent()) {
            return Optional.of(Evidence.left("returned-received", Answer.YES, Weight.STRONG, "Your own server handed it over: " + client + ".", "RFC 5321"));
        }
        if (hop.helo().indexOf('.') > 0 && matter.isOwn(hop.helo()) && hop.reverseName().isEmpty()) {
            return Optional.of(Evidence.left("returned-received-claimed", Answer.YES, Weight.WEAK, "A client that calls itself " + hop.helo() + " handed it over.", "RFC 5321"));
        }
        return Optional.of(Evidence.left("returned-received", Answer.NO, hop.reverseName().isPresent() ? Weight.STRONG : Weight.WEAK, "A stranger handed it over: " + client + ".", "RFC 5321"));
    }
}
