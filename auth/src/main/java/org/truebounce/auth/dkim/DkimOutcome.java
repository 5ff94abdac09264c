package org.truebounce.auth.dkim;

import java.util.Locale;

/// The result words of DKIM (RFC 8601 §2.7.1).
public enum DkimOutcome {
    /// Not signed.
    NONE,
    /// A signature holds for headers and body.
    PASS,
    /// A signature does not hold.
    FAIL,
    /// A signature holds and must not be relied on, for the reason given.
    POLICY,
    /// A signature could not be decided as pass or fail; so where only the headers came back.
    NEUTRAL,
    /// The key could not be had just now.
    TEMPERROR,
    /// The signature or its key is malformed, missing, revoked or forbidden.
    PERMERROR;

    /// The word as RFC 8601 writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
