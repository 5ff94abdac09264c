package org.truebounce.auth.arc;

import java.util.Locale;

/// What a chain turns out to be (RFC 8617 §4.4).
public enum ArcOutcome {
    /// There is no chain.
    NONE,
    /// All seals hold, and the newest message signature does.
    PASS,
    /// The chain is broken, or says itself that it is.
    FAIL,
    /// All seals hold and the newest message signature does over the headers; there is no body to compare.
    NEUTRAL,
    /// A key could not be had just now.
    TEMPERROR;

    /// The word in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
