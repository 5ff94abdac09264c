package org.truebounce.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Lines of comma-separated values that a spreadsheet takes for data and for nothing else.
public final class Csv {
    /// A spreadsheet computes a cell that begins so, and what it computes may be a command.
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /// One line of cells. RFC 4180 §2
    public static String line(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
