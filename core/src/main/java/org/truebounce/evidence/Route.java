package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.mail.Received;
import org.truebounce.notice.Notice;

/// The ways of a notice and of the message that it returns, handover by handover, with what stands behind each.
///
/// @param notice the notice's way, the latest handover first
/// @param returned the returned message's way, the latest handover first; empty where no header of it came back
/// @param client the address that handed the returned message to the reporting system, as that system saw it
public record Route(List<Stretch> notice, List<Stretch> returned, Optional<String> client) {
    /// One handover.
    ///
    /// @param line the trace line that tells of it
    /// @param standing how far that can be believed
    public record Stretch(Received line, Standing standing) {
        /// Who handed the message over, by name and address; empty for a local program.
        public String from() {
            String name = line.reverseName().orElse(line.helo());
            return (name + line.address().map(address -> " [" + address + "]").orElse("")).strip();
        }

        /// Who took it; empty where the line does not name it.
        public String to() {
            return line.by();
        }
    }

    /// How far a handover can be believed.
    public enum Standing {
        /// Written by a host inside the owner's own mail system.
        OURS,
        /// Written by an own host about a client from outside: where the message came in.
        BORDER,
        /// Written by the system that made the notice: as believable as the notice.
        REPORTED,
        /// Written by strangers.
        CLAIMED,
        /// Written by strangers in the name of an own host, though the message came from elsewhere.
        CONTRADICTED
    }

    public static Route of(Notice notice, Account account) {
        Case matter = new Case(notice, account);
        Border border = matter.border();
        List<Stretch> notices = new ArrayList<>();
        for (Received hop : Received.all(notice.headers())) {
            boolean crosses = border.hop().filter(hop::equals).isPresent();
            Standing outside = border.isOwn(hop.by()) ? Standing.CONTRADICTED : Standing.CLAIMED;
            Standing inside = border.isAbove(hop.index()) ? Standing.OURS : outside;
            notices.add(new Stretch(hop, crosses ? Standing.BORDER : inside));
        }
        return new Route(
                notices,
                matter.returned().map(back -> returned(back, matter)).orElse(List.of()),
                matter.returned().flatMap(Returned::seen).flatMap(Received::address));
    }

    private static List<Stretch> returned(Returned returned, Case matter) {
        Border border = matter.border();
        List<Stretch> stretches = new ArrayList<>();
        boolean own = border.inside();
        boolean reported = true;
        boolean stranger = ReturnedHop.isFromStranger(matter);
        for (Received hop : returned.trace()) {
            own &= border.isOwn(hop.by());
            Standing outside = stranger && matter.isOwn(hop.by()) ? Standing.CONTRADICTED : Standing.CLAIMED;
            Standing standing = own ? Standing.OURS : reported && !border.inside() ? Standing.REPORTED : outside;
            stretches.add(new Stretch(hop, standing));
            reported &= returned.seen().filter(hop::equals).isEmpty();
        }
        return stretches;
    }
}
