package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.words.DataLines;

/// The notices of one mail system: what names it, and where they name their host. `dialects/ORDER` has the
/// legend.
///
/// @param name the name of its file
/// @param software the program that writes them
/// @param says words by which they are known
/// @param mta words after which the writing host stands
record Dialect(String name, String software, List<String> says, List<String> mta) {
    private static final String SUFFIX = ".dialect";

    static Dialect read(String name) {
        String software = "";
        List<String> says = new ArrayList<>();
        List<String> mta = new ArrayList<>();
        DataLines lines = DataLines.of(Dialect.class, "dialects/" + name + SUFFIX);
        while (lines.next()) {
            int blank = lines.line().indexOf(' ');
            String value = lines.line().substring(blank + 1);
            switch (lines.line().substring(0, Math.max(blank, 0))) {
                case "software" -> software = value;
                case "says" -> says.add(value);
                case "mta" -> mta.add(value);
                default -> throw lines.mistake("neither software, says nor mta");
            }
        }
        if (software.isEmpty() || says.isEmpty()) {
            throw lines.mistake("software or says is missing");
        }
        return new Dialect(name, software, List.copyOf(says), List.copyOf(mta));
    }

    /// The host that a notice of this dialect names in its text.
    Optional<String> host(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String words : mta) {
            int at = lower.indexOf(words);
            if (at >= 0) {
                return hostAt(lower, at + words.length());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hostAt(String text, int from) {
        int start = from;
        while (start < text.length()
                && (text.charAt(start) <= ' ' || text.charAt(start) == ':' || text.charAt(start) == '：')) {
            start++;
        }
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '.'
                        || text.charAt(end) == '-')) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end > start ? Optional.of(text.substring(start, end)) : Optional.empty();
    }
}
