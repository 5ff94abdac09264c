package org.truebounce.remedies.domain;

import java.util.Locale;

/// Whether strangers can pass mail off as a domain's.
public enum Forgeable {
    YES,
    PARTLY,
    NO,
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
