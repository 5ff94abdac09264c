package org.truebounce.auth.dmarc;

import java.util.Locale;
import java.util.Optional;

/// What a domain asks for when a message in its name fails (RFC 9989 §4.7, `p=`).
public enum DmarcPolicy {
    /// Nothing.
    NONE,
    /// Suspicion.
    QUARANTINE,
    /// Rejection.
    REJECT;

    static Optional<DmarcPolicy> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(NONE);
            case "quarantine" -> Optional.of(QUARANTINE);
            case "reject" -> Optional.of(REJECT);
            default -> Optional.empty();
        };
    }

    /// The word as RFC 9989 §4.7 writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The policy one level below, which applies while the domain only tests (RFC 9989 §4.7, `t=y`).
    DmarcPolicy lowered() {
        return this == REJECT ? QUARANTINE : NONE;
    }
}
