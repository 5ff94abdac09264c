package org.truebounce.remedies.anonymize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What differs between a message and its anonymised form, which has as many lines: a unified diff.
public final class LineDiff {
    private static final int CONTEXT = 2;

    private LineDiff() {}

    /// The lines of the diff: each begins with a blank, `-`, `+` or `@@`.
    public static List<String> between(byte[] before, byte[] after) {
        List<String> old = lines(before);
        List<String> fresh = lines(after);
        int count = Math.max(old.size(), fresh.size());
        List<String> diff = new ArrayList<>();
        int done = 0;
        for (int at = 0; at < count; at++) {
            if (line(old, at).equals(line(fresh, at))) {
                continue;
            }
            int from = Math.max(done, at - CONTEXT);
            if (from > done || diff.isEmpty()) {
                diff.add("@@ line " + (from + 1) + " @@");
            }
            for (int i = from; i < at; i++) {
                diff.add(" " + line(old, i));
            }
            int end = at;
            while (end < count && !line(old, end).equals(line(fresh, end))) {
                end++;
            }
            add(diff, "-", old, at, end);
            add(diff, "+", fresh, at, end);
            done = Math.min(count, end + CONTEXT);
            int next = end;
            while (next < done && line(old, next).equals(line(fresh, next))) {
                diff.add(" " + line(old, next++));
            }
            done = next;
            at = next - 1;
        }
        return diff;
    }

    private static void add(List<String> diff, String mark, List<String> lines, int from, int to) {
        for (int i = from; i < Math.min(to, lines.size()); i++) {
            diff.add(mark + lines.get(i));
        }
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }

    /// Control characters are shown as dots: a terminal would obey them.
    private static List<String> lines(byte[] message) {
        return new String(message, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\t]]", "."))
                .toList();
    }
}
