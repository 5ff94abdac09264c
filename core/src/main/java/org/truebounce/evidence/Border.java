package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;

/// Where a message came into the owner's own mail system. Trace lines above it were written by hosts that can
/// be believed; everything below it is a claim by a stranger.
///
/// @param own names of hosts and domains inside, given by the owner or learned from the topmost trace line
/// @param given whether the owner gave them
/// @param hop the first handover from a foreign host; empty where there was none, or where no trace is to be
///     had
/// @param inside whether the trace shows that the message never came from outside
record Border(List<String> own, boolean given, Optional<Received> hop, boolean inside) {
    static Border of(Headers headers, Account account) {
        List<Received> trace = Received.all(headers);
        boolean given = !trace.isEmpty() && account.trusts(trace.getFirst().by());
        List<String> own = given ? account.trusted() : learned(trace);
        boolean any = false;
        for (Received hop : trace) {
            if (!Account.isWithin(hop.by(), own)) {
                break;
            }
            any = true;
            if (isForeign(hop, own)) {
                return new Border(own, given, Optional.of(hop), false);
            }
        }
        return new Border(own, given, Optional.empty(), any);
    }

    /// The organisation of the host that wrote the topmost trace line: the one that delivered to the reader.
    private static List<String> learned(List<Received> trace) {
        return trace.stream()
                .map(Received::by)
                .filter(by -> by.indexOf('.') > 0)
                .limit(1)
                .map(by -> OrganizationalDomain.byName(by).name())
                .toList();
    }

    /// Whether a client is outside: by the name that the taker found for it, never by the one that it gave
    /// itself.
    private static boolean isForeign(Received hop, List<String> own) {
        // A client that gives itself a local address in place of a name is no local client for that.
        boolean ownWord = hop.address().filter(hop.helo()::equals).isPresent()
                && hop.reverseName().isEmpty();
        if (!ownWord && hop.address().filter(Border::isLocal).isPresent()) {
            return false;
        }
        if (hop.reverseName().isPresent()) {
            return !Account.isWithin(hop.reverseName().get(), own);
        }
        if (hop.address().isPresent()) {
            return true;
        }
        return !hop.helo().isEmpty() && hop.helo().indexOf('.') > 0 && !Account.isWithin(hop.helo(), own);
    }

    // RFC 1918 §3, RFC 1122 §3.2.1.3, RFC 4193 §3.1
    static boolean isLocal(String address) {
        return address.startsWith("127.")
                || address.startsWith("10.")
                || address.startsWith("192.168.")
                || address.equals("::1")
                || address.startsWith("fd")
                || address.startsWith("fe80:")
                || address.startsWith("2603:10") // Exchange Online's own hosts, which write no name beside it
                || (address.startsWith("172.") && isPrivate172(address));
    }

    private static boolean isPrivate172(String address) {
        int dot = address.indexOf('.', 4);
        String second = dot < 0 ? "" : address.substring(4, dot);
        return second.length() == 2 && second.compareTo("16") >= 0 && second.compareTo("31") <= 0;
    }

    boolean isOwn(String host) {
        return Account.isWithin(host, own);
    }

    /// Whether the header field at an index stands above the border, so that an own host wrote it.
    boolean isAbove(int fieldIndex) {
        return hop.isPresent() ? fieldIndex < hop.get().index() : inside;
    }
}
