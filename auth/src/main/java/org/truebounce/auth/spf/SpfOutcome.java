package org.truebounce.auth.spf;

import java.util.Locale;

/// The result words of SPF (RFC 7208 §2.6).
public enum SpfOutcome {
    /// The domain publishes nothing, or there is no domain.
    NONE,
    /// The domain says explicitly that it says nothing.
    NEUTRAL,
    /// The client may send for the domain.
    PASS,
    /// The client may not.
    FAIL,
    /// The client probably may not.
    SOFTFAIL,
    /// The DNS failed just now.
    TEMPERROR,
    /// The domain's records cannot be interpreted.
    PERMERROR;

    /// The word as RFC 7208 writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
