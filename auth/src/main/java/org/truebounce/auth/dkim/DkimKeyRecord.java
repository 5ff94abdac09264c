package org.truebounce.auth.dkim;

import java.util.Optional;

/// What a key record says (RFC 6376 §3.6.1), fit to be used or not.
///
/// @param type `k=`: `rsa`, `ed25519`, or whatever stands there
/// @param bits the strength of the key in bits, an RSA modulus' length or 256; 0 where no key can be read
/// @param revoked `p=` is empty: the key is withdrawn
/// @param testing `t=y`: verifiers must treat signed mail as if it were not signed
/// @param sha1Only `h=` allows SHA-1 alone, which RFC 8301 §3.1 forbids
/// @param problem why no verifier can use it; empty where one can, or where it is revoked
public record DkimKeyRecord(
        String type, int bits, boolean revoked, boolean testing, boolean sha1Only, Optional<String> problem) {

    /// Reads the text of a TXT record.
    public static DkimKeyRecord read(String record) {
        TagList tags;
        try {
            tags = TagList.parse(record);
        } catch (DkimSyntaxException e) {
            return new DkimKeyRecord("", 0, false, false, false, Optional.of(e.reason()));
        }
        boolean revoked =
                tags.get("p").map(TagList::compact).filter(String::isEmpty).isPresent();
        boolean sha1Only = DkimSignature.listed(tags.get("h", "sha256"), "sha1")
                && !DkimSignature.listed(tags.get("h", "sha256"), "sha256");
        return new DkimKeyRecord(
                tags.get("k", "rsa"),
                bits(tags),
                revoked,
                DkimSignature.listed(tags.get("t", ""), "y"),
                sha1Only,
                revoked ? Optional.empty() : problem(record));
    }

    private static int bits(TagList tags) {
        try {
            return DkimKey.decoded(tags).bits();
        } catch (DkimSyntaxException e) {
            return 0;
        }
    }

    private static Optional<String> problem(String record) {
        try {
            DkimKey.parse(record);
            return Optional.empty();
        } catch (DkimSyntaxException e) {
            return Optional.of(e.reason());
        }
    }

    /// Whether a text claims to be a key record, well written or not.
    public static boolean isRecord(String text) {
        if (text.startsWith("v=DKIM1")) {
            return true;
        }
        try {
            return TagList.parse(text).get("p").isPresent();
        } catch (DkimSyntaxException e) {
            return false;
        }
    }
}
