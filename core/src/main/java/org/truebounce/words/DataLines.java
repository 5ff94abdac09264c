package org.truebounce.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of a data file that say something: comments (`#`) and empty lines are passed over, and a mistake
/// is reported with its place.
public final class DataLines {
    private final String name;
    private final String text;
    private int at;
    private int number;
    private String line = "";

    public DataLines(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// A resource beside a class.
    public static DataLines of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new DataLines(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All lines of a resource that say something.
    public static List<String> all(Class<?> owner, String resource) {
        List<String> all = new ArrayList<>();
        for (DataLines lines = of(owner, resource); lines.next(); ) {
            all.add(lines.line());
        }
        return all;
    }

    /// Goes to the next line that says something; false at the end.
    public boolean next() {
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
    public String line() {
        return line;
    }

    /// Where the line stands, as `file:line`.
    public String place() {
        return name + ":" + number;
    }

    /// What to throw for a line that is wrong.
    public IllegalStateException mistake(String what) {
        return new IllegalStateException(place() + ": " + what + ": " + line);
    }

    /// A word of the line as a number.
    public int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw mistake("not a number");
        }
    }
}
