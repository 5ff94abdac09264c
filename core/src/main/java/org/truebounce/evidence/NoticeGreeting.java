package org.truebounce.evidence;

import java.util.Optional;

/// A client that greeted the owner's server by the owner's own name: no stranger bears it.
///
/// Misleads when a server inside is missing from the names that are given.
final class NoticeGreeting implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Border border = matter.border();
        return border.hop()
                .filter(hop -> border.isOwn(hop.helo())
                        && hop.reverseName().filter(border::isOwn).isEmpty())
                .filter(hop -> hop.address().isPresent())
                .map(hop -> Evidence.notice(
                        border.given() ? "notice-greeting" : "notice-greeting-learned",
                        Answer.NO,
                        border.given() ? Weight.STRONG : Weight.WEAK,
                        matter.says("notice-greeting", "client", hop.address().get()),
                        "RFC 5321"));
    }
}
