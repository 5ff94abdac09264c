package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Received;

/// Whether the host that handed the notice over has to do with it: with the system that says it made it, or the
/// recipient's domain.
///
/// The name that the owner's own server found for the client counts, not the one that the client gave itself.
/// Misleads when a
/// notice takes its way through a relay or a hosting provider.
final class NoticeRoute implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Received> hop = matter.border().hop();
        if (hop.isEmpty()
                || hop.get().reverseName().isEmpty()
                || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        String client = Case.organization(hop.get().reverseName().get());
        if (matter.recipientDomains().contains(client)) {
            return Optional.of(Evidence.notice(
                    "notice-route",
                    Answer.YES,
                    Weight.STRONG,
                    "It was handed over by " + hop.get().reverseName().get() + ", a host of the recipient's domain.",
                    "RFC 8601"));
        }
        boolean reporter = matter.reporter().filter(client::equals).isPresent();
        return Optional.of(
                reporter
                        ? Evidence.notice(
                                "notice-route-reporter",
                                Answer.YES,
                                Weight.WEAK,
                                "It was handed over by "
                                        + hop.get().reverseName().get()
                                        + ", a host of the system that says it made it.",
                                "RFC 8601")
                        : Evidence.notice(
                                "notice-route-foreign",
                                Answer.NO,
                                Weight.WEAK,
                                "The host that handed it over, "
                                        + hop.get().reverseName().get() + ", has nothing to do with what it says.",
                                "RFC 8601"));
    }
}
