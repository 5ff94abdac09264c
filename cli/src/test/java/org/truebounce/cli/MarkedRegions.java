package org.truebounce.cli;

import java.util.function.BinaryOperator;

/// A Markdown document in which the text between `<!-- generated: DIRECTIVE -->` and `<!-- end -->` follows
/// from the directive.
final class MarkedRegions {
    private static final String BEGIN = "<!-- generated: ";
    private static final String CLOSE = " -->\n";
    private static final String END = "<!-- end -->";

    private MarkedRegions() {}

    static boolean areIn(String document) {
        return document.contains("\n" + BEGIN);
    }

    /// The document with the text of each region made anew from its directive.
    ///
    /// @param text makes it of the directive and the text that stands there now
    static String regenerated(String document, BinaryOperator<String> text) {
        StringBuilder renewed = new StringBuilder();
        int at = 0;
        for (int begin = next(document, 0); begin >= 0; begin = next(document, at)) {
            int close = found(document, CLOSE, begin);
            int end = found(document, END, close);
            String directive = document.substring(begin + BEGIN.length(), close);
            renewed.append(document, at, close + CLOSE.length());
            String now = document.substring(close + CLOSE.length(), end);
            renewed.append(text.apply(directive, now).strip()).append('\n');
            at = end;
        }
        return renewed.append(document, at, document.length()).toString();
    }

    private static int next(String document, int from) {
        int line = document.indexOf("\n" + BEGIN, from);
        return line < 0 ? -1 : line + 1;
    }

    private static int found(String document, String mark, int from) {
        int at = document.indexOf(mark, from);
        if (at < 0) {
            throw new IllegalStateException("a generated region without " + mark.strip());
        }
        return at;
    }
}
