package org.truebounce.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SignedReturns;
import org.truebounce.auth.batv.BatvResult;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.auth.batv.BatvStatus;

/// The tag of a signed return address in the address that the notice went to: only the owner's own systems can
/// make one. draft-levine-smtp-batv-01
///
/// Misleads within the tag's lifetime, when somebody who got mail from the owner forges with its return address;
/// and where some way of sending signs none.
final class ReturnedBatvTag implements Check {
    private static final String DRAFT = "draft-levine-smtp-batv-01";

    @Override
    public Optional<Evidence> examine(Case matter) {
        Optional<SignedReturns> returns = matter.account().returns();
        if (returns.isEmpty() || !matter.isNotice()) {
            return Optional.empty();
        }
        BatvSigner signer = new BatvSigner(returns.get().keys());
        Instant at = matter.arrival();
        List<BatvResult> results = matter.envelopeRecipients().stream()
                .map(address -> signer.verify(address, at))
                .toList();
        Optional<BatvResult> ours = results.stream().filter(BatvResult::isOurs).findFirst();
        if (ours.isPresent()) {
            return Optional.of(ours(matter, ours.get()));
        }
        if (results.stream().anyMatch(result -> result.status() == BatvStatus.WRONG_MAC)) {
            return Optional.of(left(Answer.NO, Weight.STRONG, matter.says("returned-batv-tag-stranger")));
        }
        boolean bare =
                !results.isEmpty() && results.stream().allMatch(result -> result.status() == BatvStatus.UNTAGGED);
        return bare && returns.get().everywhere()
                ? Optional.of(left(Answer.NO, Weight.STRONG, matter.says("returned-batv-tag-missing")))
                : Optional.empty();
    }

    private static Evidence ours(Case matter, BatvResult tag) {
        return tag.status() == BatvStatus.VALID
                ? left(Answer.YES, Weight.CONCLUSIVE, matter.says("returned-batv-tag"))
                : left(Answer.YES, Weight.STRONG, matter.counts("returned-batv-tag-expired", tag.daysExpired()));
    }

    private static Evidence left(Answer answer, Weight weight, String finding) {
        return Evidence.left("returned-batv-tag", answer, weight, finding, DRAFT);
    }
}
