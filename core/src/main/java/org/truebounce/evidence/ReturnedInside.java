package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Received;

/// A notice that the owner's own server made is about a message that was in its own queue: it never comes of
/// forging, unless
/// that message came in from outside by another's hand.
///
/// Misleads when the border is learned from one message, or when an own server relays for strangers.
final class ReturnedInside implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.border().inside() || !matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        Weight weight = matter.border().given() ? Weight.CONCLUSIVE : Weight.STRONG;
        for (Received hop : matter.returned().map(Returned::trace).orElse(List.of())) {
            if (!matter.border().isOwn(hop.by())) {
                break;
            }
            boolean foreign = hop.address().isPresent()
                    && hop.address().filter(Border::isLocal).isEmpty()
                    && hop.reverseName().filter(matter.border()::isOwn).isEmpty();
            if (foreign && !Submission.isLogin(matter.returned().get(), hop)) {
                return Optional.of(Evidence.left(
                        "returned-inside",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says(
                                "returned-inside-foreign",
                                "client",
                                hop.address().get()),
                        "RFC 5321"));
            }
        }
        return Optional.of(
                Evidence.left("returned-inside", Answer.YES, weight, matter.says("returned-inside"), "RFC 5321"));
    }
}
