package org.truebounce.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Lines of comma-separated values that a spreadsheet takes for data and for nothing else.
public final class Csv {
    /// A spreadsheet computes a cell that begins so, and what it computes may be a command.
    private static final String BEGINS_FORMULA = "=+-@";

    private Csv() {}

    /// A line with its end. RFC 4180 §2
    public static String line(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        String harmless = !line.isEmpty() && BEGINS_FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        boolean quoted = harmless.indexOf(',') >= 0 || harmless.indexOf('"') >= 0;
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
