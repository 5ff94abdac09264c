package org.truebounce.remedies.server;

import java.util.Locale;

/// How something stands.
public enum Standing {
    /// It makes backscatter, or lets others make it.
    BAD,
    /// It cannot be told from what was seen.
    UNSURE,
    /// It is as it should be.
    GOOD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
