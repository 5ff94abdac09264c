package org.truebounce.auth.batv;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Envelope ids (RFC 3461 §4.4) that only the holder of a key can have made: a receiving system that knows
/// delivery status notifications gives them back as Original-Envelope-Id.
///
/// The form is `ID.K.MAC`: any id, the digit of the key, and sixteen hexadecimal digits, the first eight bytes of
/// HMAC-SHA256(secret, `ENVID` ID `.` K).
public final class EnvelopeSeal {
    private static final int MAC_BYTES = 8;
    private static final int LONGEST = 100; // RFC 3461 §4.4

    private EnvelopeSeal() {}

    /// Seals an id with the ring's current key.
    ///
    /// @param id printable ASCII without blanks, `+` and `=`, such as a queue id
    /// @return empty where the sealed id would be longer than an envelope id may be
    public static Optional<String> seal(String id, BatvKeyRing keys) {
        String stem = id + "." + keys.current();
        String sealed = stem + "."
                + keys.secret(keys.current()).map(secret -> mac(secret, stem)).orElseThrow();
        return sealed.length() > LONGEST ? Optional.empty() : Optional.of(sealed);
    }

    /// Whether an id was sealed with a key of the ring.
    public static boolean holds(String sealed, BatvKeyRing keys) {
        int last = sealed.lastIndexOf('.');
        if (sealed.length() > LONGEST || last < 2 || sealed.charAt(last - 2) != '.') {
            return false;
        }
        String mac = sealed.substring(last + 1);
        return keys.secret(Character.digit(sealed.charAt(last - 1), 10))
                .filter(secret -> MessageDigest.isEqual(
                        mac(secret, sealed.substring(0, last)).getBytes(StandardCharsets.US_ASCII),
                        mac.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String mac(byte[] secret, String stem) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] whole = mac.doFinal(("ENVID" + stem).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, MAC_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
