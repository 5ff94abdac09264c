package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.mail.Received;

/// Where the notice came into the owner's system from: made inside, or claiming to be made inside and coming
/// from outside.
///
/// Misleads when the border is learned wrongly, as from a single message that was forwarded.
final class NoticeOrigin implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Border border = matter.border();
        if (border.inside() && border.given()) {
            return Optional.of(Evidence.notice(
                    "notice-origin", Answer.YES, Weight.CONCLUSIVE, matter.says("notice-origin"), "RFC 5321"));
        }
        if (border.inside() && matter.isNotice()) {
            return Optional.of(Evidence.notice(
                    "notice-origin-inside", Answer.YES, Weight.WEAK, matter.says("notice-origin-inside"), "RFC 5321"));
        }
        boolean claims = matter.from()
                        .map(Address::domain)
                        .filter(border::isOwn)
                        .isPresent()
                || matter.notice().reporter().mta().filter(border::isOwn).isPresent()
                || matter.from()
                        .map(Address::domain)
                        .map(Case::organization)
                        .filter(matter.ownDomains()::contains)
                        .isPresent();
        if (border.hop().isPresent() && claims && posed(matter)) {
            Received hop = border.hop().get();
            return Optional.of(Evidence.notice(
                    border.given() ? "notice-origin" : "notice-origin-learned",
                    Answer.NO,
                    border.given() ? Weight.STRONG : Weight.WEAK,
                    matter.says(
                            "notice-origin-outside",
                            "client",
                            hop.reverseName().or(hop::address).orElse(hop.helo())),
                    "RFC 5321"));
        }
        return Optional.empty();
    }

    private static boolean posed(Case matter) {
        return matter.notice().kind().isNotice() || !matter.poses().isEmpty();
    }
}
