package org.truebounce.remedies.password;

import java.util.List;
import java.util.Locale;

/// What a password is good for. NIST SP 800-63B-4 §3.1.1.2
public enum Grade {
    /// It is among leaked passwords.
    KNOWN(
            "This password is known to others: it is in the list of leaked passwords.",
            "Change it wherever you use it. Attackers try leaked passwords first.",
            "truebounce password makes a new one."),
    /// Guessing finds it.
    WEAK(
            "This password is weak.",
            "Replace it. truebounce password makes one that is hard to guess and easy to remember.",
            "Change it first at your mailbox: whoever reads your mail can reset your other passwords."),
    /// Enough where a second factor is asked for too.
    FAIR(
            "This password will do where a second step is asked for at login, such as a code or a key.",
            "Switch the second step on, or take a longer password. truebounce password makes one.",
            "Use it for one account only."),
    /// Enough by itself.
    STRONG(
            "This password is strong.",
            "Use it for one account only.",
            // NIST SP 800-63B-4 §3.1.1.2: no change at intervals, but on evidence of compromise.
            "There is no need to change it from time to time. Change it when somebody else may know it.");

    /// The shortest password that may stand beside a second factor. NIST SP 800-63B-4 §3.1.1.2
    static final int SHORTEST_OF_TWO = 8;
    /// The shortest password that may stand alone. NIST SP 800-63B-4 §3.1.1.2
    static final int SHORTEST_ALONE = 15;

    private static final double FAIR_GUESSES_LOG10 = 10;
    private static final double STRONG_GUESSES_LOG10 = 14;

    private final String sentence;
    private final String advice;

    Grade(String sentence, String... advice) {
        this.sentence = sentence;
        this.advice = String.join("\n", advice);
    }

    /// Length counts first, then guesses; which kinds of signs it has does not count. NIST SP 800-63B-4 §3.1.1.2
    static Grade of(int characters, double guessesLog10, boolean leaked) {
        if (leaked) {
            return KNOWN;
        }
        if (characters < SHORTEST_OF_TWO || guessesLog10 < FAIR_GUESSES_LOG10) {
            return WEAK;
        }
        return characters < SHORTEST_ALONE || guessesLog10 < STRONG_GUESSES_LOG10 ? FAIR : STRONG;
    }

    /// It in one plain sentence.
    public String sentence() {
        return sentence;
    }

    /// What to do next, step by step.
    public List<String> advice() {
        return advice.lines().toList();
    }

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
