package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;

/// A notice whose sender's address is none that mail systems use.
///
/// Misleads when a system sends its notices under a person's or a service's address.
final class NoticeSenderSystem implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Address> from = matter.from();
        if (from.isEmpty() || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        String local = from.get().localPart().toLowerCase(Locale.ROOT);
        boolean system = local.contains("daemon")
                || local.contains("postmaster")
                || local.contains("post_master")
                || local.isEmpty()
                || local.contains("mailer")
                || local.startsWith("microsoftexchange");
        return system
                ? Optional.empty()
                : Optional.of(Evidence.notice(
                        "notice-sender-system",
                        Answer.NO,
                        Weight.WEAK,
                        matter.says(
                                "notice-sender-system", "address", from.get().address()),
                        "RFC 2142"));
    }
}
