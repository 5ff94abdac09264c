package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.mail.Address;

/// Word of the reader's own mailbox or of mail held for him, from a stranger: only his own provider can know of
/// either.
///
/// Misleads when the owner's mail is filtered by a service under another name; large ones, found to be who they
/// say, are let pass.
final class NoticePoseStranger implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        Optional<String> domain = matter.from().map(Address::domain).filter(name -> !name.isEmpty());
        if (domain.isEmpty()
                || matter.isConversation()
                || matter.isFromList()
                || matter.isNotice()
                || Bait.in(matter.face().subject()).poses().isEmpty()) {
            return Optional.empty();
        }
        boolean proven = matter.ownResults().says("dmarc", "pass") && Offer.isHelpOrganization(domain.get());
        return proven || matter.isOwn(domain.get())
                ? Optional.empty()
                : Optional.of(Evidence.notice(
                        "notice-pose-stranger",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says("notice-pose-stranger", "domain", domain.get())));
    }
}
