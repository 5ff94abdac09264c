package org.truebounce.auth.dmarc;

import java.util.Locale;

/// The result words of DMARC (RFC 8601 §2.7, RFC 9989 §9).
public enum DmarcOutcome {
    /// The author's domain publishes no policy.
    NONE,
    /// An identifier that passed is aligned with the author's domain.
    PASS,
    /// None is.
    FAIL,
    /// The DNS failed just now.
    TEMPERROR,
    /// There is no author's domain to ask for.
    PERMERROR;

    /// The word as RFC 8601 writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
