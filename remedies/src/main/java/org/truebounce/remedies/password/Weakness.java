package org.truebounce.remedies.password;

import java.util.Locale;

/// Something in a password that makes guessing it easier.
public enum Weakness {
    OWN_WORD("A part of it is your own address, name or domain. Those are tried first."),
    COMMON_PASSWORD("A part of it is a password that many people use."),
    NAME("A part of it is a common name."),
    WORD("A part of it is a common word. A few random words are good, one is not."),
    DISGUISE("Words turned round, or written with 3 for e and the like, are guessed as fast."),
    KEYBOARD("A part of it follows keys that lie side by side."),
    REPETITION("A part of it repeats itself."),
    SEQUENCE("A part of it runs like abc or 6543."),
    DATE("A part of it looks like a year or a date.");

    private final String sentence;

    Weakness(String sentence) {
        this.sentence = sentence;
    }

    /// It in one plain sentence, without a word of the password.
    public String sentence() {
        return sentence;
    }

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
