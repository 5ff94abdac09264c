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
                    matter.says(
                            "notice-route", "client", hop.get().reverseName().get()),
                    "RFC 8601"));
        }
        boolean reporter = matter.reporter().filter(client::equals).isPresent();
        return Optional.of(
                reporter
                        ? Evidence.notice(
                                "notice-route-reporter",
                                Answer.YES,
                                Weight.WEAK,
                                matter.says(
                                        "notice-route-reporter",
                                        "client",
                                        hop.get().reverseName().get()),
                                "RFC 8601")
                        : Evidence.notice(
                                "notice-route-foreign",
                                Answer.NO,
                                Weight.WEAK,
                                matter.says(
                                        "notice-route-foreign",
                                        "client",
                                        hop.get().reverseName().get()),
                                "RFC 8601"));
    }
}
