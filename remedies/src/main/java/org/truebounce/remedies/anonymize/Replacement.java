package org.truebounce.remedies.anonymize;

import java.util.Locale;

/// One thing of the original and what stands in its place.
public record Replacement(Kind kind, String original, String given) {
    /// What was replaced.
    public enum Kind {
        ADDRESS,
        LOCAL_PART,
        DOMAIN,
        HOST,
        NETWORK_ADDRESS,
        ID,
        SIGNATURE,
        FILE,
        WORD;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
