package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.auth.dkim.DkimResult;
import org.truebounce.auth.dkim.DkimVerification;
import org.truebounce.auth.dkim.DkimVerifier;
import org.truebounce.auth.dkim.HeaderVerdict;

/// A signature of the owner's domain over the returned header: only the owner's own systems can make one that
/// holds. RFC 6376 §3
///
/// The header's signature is judged apart from the body, which is often gone. Misleads when somebody sends the
/// owner's own message again to others: the signature proves the message, not this transmission.
final class ReturnedDkim implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Optional<Returned> returned = matter.returned();
        if (returned.isEmpty() || !returned.get().headers().has("DKIM-Signature")) {
            return Optional.empty();
        }
        if (!matter.account().asksDns()) {
            return unasked(matter, returned.get());
        }
        DkimVerification verification = new DkimVerifier(matter.account().dns())
                .verifyHeaders(returned.get().headers().rawFields(), matter.instant());
        Optional<Evidence> worst = Optional.empty();
        for (DkimResult result : verification.signatures()) {
            String domain =
                    result.signature().map(signature -> signature.domain()).orElse("");
            if (!matter.isOwn(domain)) {
                continue;
            }
            if (result.headerVerdict() == HeaderVerdict.HOLDS) {
                return Optional.of(Evidence.left(
                        "returned-dkim",
                        Answer.YES,
                        Weight.CONCLUSIVE,
                        matter.says("returned-dkim", "domain", domain),
                        "RFC 6376"));
            }
            worst = Optional.of(
                    result.headerVerdict() == HeaderVerdict.FAILS
                            ? Evidence.left(
                                    "returned-dkim",
                                    Answer.NO,
                                    Weight.STRONG,
                                    matter.says("returned-dkim-fails", "domain", domain),
                                    "RFC 6376")
                            : Evidence.left(
                                    "returned-dkim",
                                    Answer.UNKNOWN,
                                    Weight.STRONG,
                                    matter.says("returned-dkim-unchecked", "domain", domain, "reason", result.reason()),
                                    "RFC 6376"));
        }
        return worst;
    }

    /// Without the DNS there is no key to check with: only whose signature it claims to be can be told.
    private static Optional<Evidence> unasked(Case matter, Returned returned) {
        return returned.headers().all("DKIM-Signature").stream()
                .flatMap(value -> DkimTags.of(value).stream())
                .map(DkimTags::domain)
                .filter(matter::isOwn)
                .findFirst()
                .map(domain -> Evidence.left(
                        "returned-dkim",
                        Answer.UNKNOWN,
                        Weight.STRONG,
                        matter.says("returned-dkim-unasked", "domain", domain),
                        "RFC 6376"));
    }
}
