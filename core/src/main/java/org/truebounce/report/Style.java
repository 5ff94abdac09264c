package org.truebounce.report;

import org.truebounce.verdict.Verdict;

/// How a report looks.
///
/// @param color whether the output shows colours
/// @param width how many columns it has
public record Style(boolean color, int width) {
    private static final String RESET = "\u001b[0m";
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    /// What a colour tells beside words and shapes.
    public enum Tone {
        GOOD("1;32"),
        NEWS("1;36"),
        CAREFUL("1;33"),
        BAD("1;31"),
        QUIET("2"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /// How wide text is set: a line that is too long is hard to read.
    int textWidth() {
        return Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /// A text in a tone, where there are colours.
    public String paint(Tone tone, String text) {
        return paint(tone.code, text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    /// A verdict by shape, word and colour, so that none of them is needed.
    String verdict(Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> paint("1;32", "✔ GENUINE");
            case BACKSCATTER -> paint("1;36", "↩ BACKSCATTER");
            case COMPROMISED -> paint("1;31", "▲ COMPROMISED");
            case FAKE -> paint("1;35", "✖ FAKE");
            case UNDECIDED -> paint("1;33", "? UNDECIDED");
            case NOT_A_NOTICE -> paint("2", "· NO NOTICE");
        };
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
