package org.truebounce.evidence;

import java.util.Locale;

/// How much a finding weighs.
public enum Weight {
    /// Decides alone: only a key, or a host that is trusted, can say it.
    CONCLUSIVE,
    STRONG,
    WEAK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
