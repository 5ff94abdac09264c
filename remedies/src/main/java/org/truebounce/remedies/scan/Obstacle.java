package org.truebounce.remedies.scan;

import java.util.Locale;

/// Why something was not scanned.
public enum Obstacle {
    TOO_LARGE("larger than clamd takes"),
    UNREADABLE("cannot be read"),
    TIME("took too long"),
    REFUSED("clamd could not scan it"),
    BROKEN_OFF("clamd broke the connection off");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /// It in a few words.
    public String words() {
        return words;
    }

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
