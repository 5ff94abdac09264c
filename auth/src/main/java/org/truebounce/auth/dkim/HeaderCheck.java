package org.truebounce.auth.dkim;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One signature over its header fields.
///
/// @param field the signature field
/// @param signature what it says
/// @param covered the fields that it signs, in its order
/// @param key its key
public record HeaderCheck(RawHeader field, DkimSignature signature, List<RawHeader> covered, DkimKey key) {
    private static final int MAX_REPAIRS = 8;
    private static final int MAX_REPAIRED_BYTES = 65_536;

    public HeaderCheck {
        covered = List.copyOf(covered);
    }

    /// `b=` holds.
    public boolean holds() {
        return holds(UnaryOperator.identity());
    }

    /// `b=` of a relaxed signature holds once the folds of all fields, or of one field, are deleted: a relay
    /// broke lines inside words, where the signer had no white space.
    boolean holdsUnfolded() {
        if (signature.headerCanonicalization() != Canonicalization.RELAXED) {
            return false;
        }
        List<RawHeader> folded =
                new ArrayList<>(covered.stream().filter(RawHeader::isFolded).toList());
        if (field.isFolded()) {
            folded.add(field);
        }
        if (folded.isEmpty() || folded.stream().mapToLong(RawHeader::length).sum() > MAX_REPAIRED_BYTES) {
            return false;
        }
        return holds(each -> each.unfolded(""))
                || (folded.size() > 1
                        && folded.stream()
                                .limit(MAX_REPAIRS)
                                .anyMatch(one -> holds(each -> each.equals(one) ? each.unfolded("") : each)));
    }

    private boolean holds(UnaryOperator<RawHeader> repair) {
        Optional<byte[]> raw = rawSignature();
        return raw.isPresent()
                && key.verifies(
                        SignedHeaders.signedBytes(covered, field, signature.headerCanonicalization(), repair),
                        raw.get());
    }

    private Optional<byte[]> rawSignature() {
        try {
            return Optional.of(Base64.getDecoder().decode(signature.signature()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
