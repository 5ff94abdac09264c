package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.spf.SpfChecker;
import org.truebounce.auth.spf.SpfOutcome;
import org.truebounce.mail.Address;
import org.truebounce.mail.Received;

/// The owner's own message, sent again by a stranger to people whom the owner did not write to: signature and
/// id are right, recipients and route are not.
///
/// Misleads when a recipient passed the message on by a host of another name.
final class ReturnedReplay implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<SentCopy> copy = matter.kept().copy();
        Optional<Received> seen = matter.returned().flatMap(Returned::seen);
        if (copy.isEmpty() || seen.isEmpty() || matter.border().inside()) {
            return Optional.empty();
        }
        boolean own = matter.seenName().filter(matter::isOwn).isPresent();
        boolean allowed = seen.get()
                .address()
                .flatMap(IpAddress::parse)
                .filter(client -> maySend(matter, client))
                .isPresent();
        return own || allowed || matter.kept().reachedThrough(copy.get())
                ? Optional.empty()
                : Optional.of(Evidence.left(
                        "returned-replay", Answer.NO, Weight.CONCLUSIVE, matter.says("returned-replay"), "RFC 6376"));
    }

    private static boolean maySend(Case matter, IpAddress client) {
        SpfChecker spf = new SpfChecker(matter.account().dns());
        return matter.readers().stream()
                .map(reader -> new Address("", reader).domain())
                .distinct()
                .limit(3)
                .anyMatch(domain ->
                        !domain.isEmpty() && spf.checkDomain(client, domain).outcome() == SpfOutcome.PASS);
    }
}
