package org.truebounce.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How values that identify somebody are written: as they are, or as hashes under the owner's key, by which they can be
/// found again and not be read.
final class Values {
    /// A column with an index takes 2,704 bytes in PostgreSQL; a character takes up to four.
    private static final int LONGEST = 600;

    private final Optional<byte[]> key;

    /// Values are written as they are without a key.
    Values(Optional<byte[]> key) {
        this.key = key.map(byte[]::clone);
    }

    boolean areHashed() {
        return key.isPresent();
    }

    /// A value in the form in which it is kept and looked up.
    String kept(String value) {
        String whole = whole(value);
        if (key.isEmpty()) {
            return whole.substring(0, Math.min(whole.length(), cut(whole)));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(whole.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<String> kept(Optional<String> value) {
        return value.map(this::kept);
    }

    /// An identity, so that nobody without the key can ask whether a message is in the ledger.
    byte[] identity(byte[] identity) {
        return key.isPresent() ? hash(identity) : identity.clone();
    }

    // RFC 2104
    private byte[] hash(byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.orElseThrow(), "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A text that every database takes: no NUL, no half of a surrogate pair.
    static String whole(String text) {
        String whole = text.replace('\0', '\ufffd');
        return new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int cut(String text) {
        return text.length() > LONGEST && Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
