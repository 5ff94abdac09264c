package org.truebounce.milter.logins;

import java.util.Locale;

/// What speaks for somebody else using a login.
public enum Sign {
    /// Much more mail in an hour than in any hour before.
    VOLUME,
    /// Much of it fails, because there is no such recipient.
    BOUNCES,
    /// Nearly all of it goes to people whom the login never wrote to, at many domains.
    STRANGERS,
    /// It comes from several networks at once that the login was never used from.
    PLACES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
