package org.truebounce.remedies.anonymize;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A source of choices that are the same for the same text under one key, and tell nothing of it to whoever lacks
/// the key. RFC 2104
final class Chance {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /// @param seed what makes the choices come again; without it a key is drawn that nobody ever sees
    Chance(Optional<String> seed) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(
                    seed.map(text -> ("seed " + text).getBytes(StandardCharsets.UTF_8))
                            .orElse(key),
                    ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// As many choices as asked for, each at least 0.
    int[] of(String text, int attempt, int count) {
        byte[] start = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        int[] choices = new int[count];
        byte[] block = {};
        for (int i = 0; i < count; i++) {
            int place = i * 2 % 32;
            if (place == 0) {
                mac.update(start);
                block = mac.doFinal((attempt + "/" + i).getBytes(StandardCharsets.UTF_8));
            }
            choices[i] = (block[place] & 0xff) << 8 | (block[place + 1] & 0xff);
        }
        return choices;
    }
}
