package org.truebounce.evidence;

import java.util.Optional;

/// A link that shows one host and leads to another.
///
/// Misleads when a service counts clicks through a host of its own.
final class NoticeLinkDisguise implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        return matter.offers().stream()
                .filter(Offer::isDisguised)
                .findFirst()
                .map(offer -> Evidence.notice(
                        "notice-link-disguise",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says("notice-link-disguise", "link", offer.defanged())));
    }
}
