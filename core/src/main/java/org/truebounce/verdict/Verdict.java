package org.truebounce.verdict;

import java.util.Locale;

/// What a notice means for its reader.
public enum Verdict {
    /// The owner sent the message, and it failed.
    GENUINE,
    /// Somebody else sent the message in the owner's name; a real notice of it went to the owner.
    BACKSCATTER,
    /// The owner's account or computer sent the message without the owner.
    COMPROMISED,
    /// The notice itself is a forgery.
    FAKE,
    /// The evidence does not decide.
    UNDECIDED,
    /// No notice of failure at all.
    NOT_A_NOTICE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
