package org.truebounce.remedies.domain;

import java.util.Locale;

/// How much a finding matters.
public enum Severity {
    /// It lets strangers in, or breaks what keeps them out.
    CRITICAL,
    /// It weakens what keeps strangers out, or soon breaks it.
    WARNING,
    /// It would be better otherwise.
    ADVICE,
    /// It is as it should be.
    GOOD,
    /// It could not be asked.
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
