package org.truebounce.report;

import org.truebounce.verdict.Verdict;

/// How a report looks.
///
/// @param color whether the output shows colours
/// @param width how many columns it has
public record Style(boolean color, int width) {
    private static final String RESET = "\u001b[0m";

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
