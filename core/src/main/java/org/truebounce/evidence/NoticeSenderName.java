package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;

/// A display name that claims a mail system or the reader's own domain, before an address of somebody else.
///
/// Misleads when a service signs with its customer's name.
final class NoticeSenderName implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Address> from = matter.from();
        if (from.isEmpty()
                || (!matter.notice().kind().isNotice() && matter.poses().isEmpty())) {
            return Optional.empty();
        }
        String name = from.get().name().toLowerCase(Locale.ROOT);
        String domain = from.get().domain();
        boolean claimsOwn = matter.ownDomains().stream()
                .anyMatch(own -> name.contains(own)
                        || (own.indexOf('.') > 3 && name.contains(own.substring(0, own.indexOf('.')))));
        if (claimsOwn && !matter.isOwn(domain)) {
            return Optional.of(Evidence.notice(
                    "notice-sender-name",
                    Answer.NO,
                    Weight.STRONG,
                    matter.says("notice-sender-name", "domain", domain)));
        }
        return Optional.empty();
    }
}
