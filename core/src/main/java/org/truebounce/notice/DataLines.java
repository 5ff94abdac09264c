package org.truebounce.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of a data file that say something: comments (`#`) and empty lines are passed over, and a mistake
/// is
/// reported with its place.
final class DataLines {
    private final String name;
    private final String text;
    private int at;
    private int number;
    private String line = "";

    DataLines(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// A resource of this package.
    static DataLines of(String resource) {
        try (InputStream in = DataLines.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new DataLines(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All lines of a resource that say something.
    static List<String> all(String resource) {
        List<String> all = new ArrayList<>();
        for (DataLines lines = of(resource); lines.next(); ) {
            all.add(lines.line());
        }
        return all;
    }

    /// Goes to the next line that says something; false at the end.
    boolean next() {
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            int from = at;
            at = to + 1;
            number++;
            if (to > from && text.charAt(from) != '#') {
                line = text.substring(from, to).strip();
                if (!line.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The line gone to, without white space around it.
    String line() {
        return line;
    }

    /// Where the line stands, as `file:line`.
    String place() {
        return name + ":" + number;
    }

    /// What to throw for a line that is wrong.
    IllegalStateException mistake(String what) {
        return new IllegalStateException(place() + ": " + what + ": " + line);
    }

    /// A word of the line as a reason.
    Reason reason(String word) {
        return Reason.of(word).orElseThrow(() -> mistake("no such reason"));
    }

    /// A word of the line as a number.
    int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw mistake("not a number");
        }
    }
}
