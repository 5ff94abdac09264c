package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;

/// The returned message's route: what the reporting system wrote at its top, and the client that it saw.
///
/// The reporting system's lines are as believable as the notice; all below them is what its client claimed.
///
/// @param headers the returned header section
/// @param trace its trace lines, the latest first
/// @param seen the handover in which the message came to the reporting system from outside
record Returned(Headers headers, List<Received> trace, Optional<Received> seen) {
    /// @param reporters organisations whose lines at the top are the reporting system's
    static Returned of(Headers headers, List<String> reporters) {
        List<Received> trace = Received.all(headers);
        Optional<Received> seen = Optional.empty();
        for (Received hop : trace) {
            if (!Account.isWithin(hop.by(), reporters) && !trace.getFirst().equals(hop)) {
                break;
            }
            boolean foreign = hop.address().isPresent()
                    && hop.address().filter(Border::isLocal).isEmpty()
                    && hop.reverseName()
                            .filter(name -> Account.isWithin(name, reporters))
                            .isEmpty();
            if (foreign) {
                seen = Optional.of(hop);
                break;
            }
        }
        return new Returned(headers, trace, seen);
    }
}
