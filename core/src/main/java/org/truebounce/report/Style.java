package org.truebounce.report;

import org.truebounce.language.Language;
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
    String verdict(Verdict verdict, Language language) {
        String word =
                language.sentences("report").say("verdict", verdict.word()).toUpperCase(language.locale());
        return switch (verdict) {
            case GENUINE -> paint("1;32", "✔ " + word);
            case BACKSCATTER -> paint("1;36", "↩ " + word);
            case COMPROMISED -> paint("1;31", "▲ " + word);
            case FAKE -> paint("1;35", "✖ " + word);
            case UNDECIDED -> paint("1;33", "? " + word);
            case NOT_A_NOTICE -> paint("2", "· " + word);
        };
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
