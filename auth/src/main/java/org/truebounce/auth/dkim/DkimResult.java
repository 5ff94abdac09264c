package org.truebounce.auth.dkim;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What is known of one signature.
///
/// @param signature what the field says; empty when it is malformed
/// @param headerVerdict whether `b=` holds, the body left aside
/// @param bodyVerdict whether `bh=` is the hash of the body
/// @param outcome both in the words of RFC 8601
/// @param reason why, in a few words; empty for a pass
/// @param flags what else to know
/// @param keyBits the strength of the key, when there was one
public record DkimResult(
        Optional<DkimSignature> signature,
        HeaderVerdict headerVerdict,
        BodyVerdict bodyVerdict,
        DkimOutcome outcome,
        String reason,
        Set<DkimFlag> flags,
        OptionalInt keyBits) {

    public DkimResult {
        flags = Set.copyOf(flags);
    }

    static DkimResult broken(String reason) {
        return new DkimResult(
                Optional.empty(),
                HeaderVerdict.UNDECIDED,
                BodyVerdict.UNDECIDED,
                DkimOutcome.PERMERROR,
                reason,
                Set.of(),
                OptionalInt.empty());
    }

    /// The signing domain; empty text when the signature is malformed.
    public String domain() {
        return signature.map(DkimSignature::domain).orElse("");
    }

    /// `b=` holds only once folds that a relay made are taken out.
    public boolean headersRefolded() {
        return flags.contains(DkimFlag.HEADERS_REFOLDED);
    }
}
