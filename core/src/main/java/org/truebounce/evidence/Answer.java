package org.truebounce.evidence;

import java.util.Locale;

/// What a finding says to its question, or all findings together.
public enum Answer {
    YES,
    NO,
    /// As a finding: a check that could not run. It weighs nothing.
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
