package org.truebounce.report;

import org.truebounce.language.Language;
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

    /// A text in a tone, where there are colours.
    public String paint(Tone tone, String text) {
        return paint(tone.code, text);
    }

    /// The columns that running text takes.
    int textWidth() {
        return Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /// A text wrapped behind its first line's mark, its links dead and nothing in it that steers the terminal.
    public String paragraph(String mark, String text) {
        StringBuilder lines = new StringBuilder();
        Columns.paragraph(lines, textWidth(), mark, text);
        return lines.toString();
    }

    /// A text in which nothing steers the terminal.
    public String plain(String text) {
        return Columns.harmless(text);
    }

    public String bold(String text) {
        return paint(Tone.STRONG, text);
    }

    public String dim(String text) {
        return paint(Tone.QUIET, text);
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

    /// A word that warns, in the colour of what is wrong.
    public String warning(String text) {
        return paint(Tone.BAD, text);
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
