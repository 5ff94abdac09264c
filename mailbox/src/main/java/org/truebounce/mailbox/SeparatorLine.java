package org.truebounce.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// The line `From sender date` that begins each message of an mbox file. RFC 4155 Appendix A
///
/// Writers differ: the sender may be missing, `-`, or hold blanks; the date may be that of asctime with or
/// without seconds and zone, that of RFC 5322, or that of ISO 8601; `remote from host` may follow. So the date
/// is read from the end of the line, part by part.
final class SeparatorLine {
    /// The longest line that is taken for one.
    static final int LONGEST = 2048;

    private static final Set<String> MONTHS =
            Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Set<String> WEEKDAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int MOST_PARTS = 8;

    private boolean time;
    private boolean month;
    private boolean day;
    private boolean year;

    private SeparatorLine() {}

    /// Whether `From ` stands at `at`.
    static boolean begins(byte[] bytes, int at, int to) {
        return to - at >= 5
                && bytes[at] == 'F'
                && bytes[at + 1] == 'r'
                && bytes[at + 2] == 'o'
                && bytes[at + 3] == 'm'
                && bytes[at + 4] == ' ';
    }

    /// Whether the line at `at` separates two messages: it ends in a date, and a header follows, or nothing.
    static boolean separates(byte[] bytes, int at, int to) {
        int most = Math.min(to, at + LONGEST);
        int end = Lines.end(bytes, at, most);
        if (!begins(bytes, at, to) || (end == most && most < to) || !datedAtEnd(bytes, at + 5, end)) {
            return false;
        }
        int next = Lines.behind(bytes, end, to);
        return next >= to || leadsHeader(bytes, next, to);
    }

    /// Whether the line at `at` may begin a mailbox file, where less is asked: a date or a header behind it.
    static boolean opensMailbox(byte[] bytes, int at, int to) {
        if (!begins(bytes, at, to)) {
            return false;
        }
        int most = Math.min(to, at + LONGEST);
        int end = Lines.end(bytes, at, most);
        int next = Lines.behind(bytes, end, to);
        return datedAtEnd(bytes, at + 5, end) || (next > end && leadsHeader(bytes, next, to));
    }

    private static boolean leadsHeader(byte[] bytes, int at, int to) {
        return HeaderShape.colon(bytes, at, to) >= 0 || HeaderShape.quotedSeparator(bytes, at, to);
    }

    /// Whether the bytes end in a date with a time of day.
    static boolean datedAtEnd(byte[] bytes, int from, int to) {
        // At most the last 128 bytes: a date, and "remote from" a host name.
        int near = Math.max(from, to - 128);
        String line = new String(bytes, near, to - near, StandardCharsets.ISO_8859_1);
        int remote = line.lastIndexOf(" remote from ");
        int end = blanksBefore(line, remote >= 0 ? remote : line.length());
        SeparatorLine date = new SeparatorLine();
        for (int parts = 0; end > 0 && parts < MOST_PARTS; parts++) {
            int begin = end;
            while (begin > 0 && !blank(line.charAt(begin - 1))) {
                begin--;
            }
            if (!date.takes(line.substring(begin, end))) {
                break;
            }
            end = blanksBefore(line, begin);
        }
        return date.time && date.month && date.day && date.year;
    }

    private static int blanksBefore(String line, int at) {
        int end = at;
        while (end > 0 && blank(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean blank(char character) {
        return character == ' ' || character == '\t';
    }

    private boolean takes(String part) {
        String word = part.endsWith(",") ? part.substring(0, part.length() - 1) : part;
        return takesTime(word) || takesNumber(word) || takesIso(word) || takesName(word) || zone(part);
    }

    private boolean takesTime(String word) {
        if (time || !clock(word)) {
            return false;
        }
        time = true;
        return true;
    }

    private boolean takesNumber(String word) {
        if (word.isEmpty() || word.length() > 4 || !digits(word, 0, word.length())) {
            return false;
        }
        if (word.length() == 4 && !year && (word.startsWith("19") || word.startsWith("20"))) {
            year = true;
            return true;
        }
        if (word.length() <= 2 && !day) {
            day = true;
            return true;
        }
        // An asctime of old: the year in two digits, read before the day.
        if (word.length() == 2 && !year) {
            year = true;
            return true;
        }
        return false;
    }

    private boolean takesIso(String word) {
        boolean date = word.length() >= 10
                && digits(word, 0, 4)
                && word.charAt(4) == '-'
                && digits(word, 5, 7)
                && word.charAt(7) == '-'
                && digits(word, 8, 10);
        if (!date || year) {
            return false;
        }
        year = true;
        month = true;
        day = true;
        if (word.length() > 11 && word.charAt(10) == 'T') {
            time = word.length() >= 16 && clock(word.substring(11, 16));
        }
        return word.length() == 10 || time;
    }

    private boolean takesName(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (MONTHS.contains(name) && !month) {
            month = true;
            return true;
        }
        return WEEKDAYS.contains(name);
    }

    /// `10:15` or `10:15:00`, perhaps with a fraction.
    private static boolean clock(String word) {
        int colon = word.indexOf(':');
        if (colon < 1 || colon > 2 || word.length() < colon + 3 || word.length() > 18) {
            return false;
        }
        boolean minutes = digits(word, 0, colon) && digits(word, colon + 1, colon + 3);
        int rest = colon + 3;
        return minutes
                && (word.length() == rest
                        || (word.charAt(rest) == ':' && word.length() >= rest + 3 && digits(word, rest + 1, rest + 3)));
    }

    /// `+0100`, `UTC`, `(CEST)`, `GMT+2`.
    private static boolean zone(String part) {
        if (part.isEmpty() || part.length() > 9) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && "+-():".indexOf(c) < 0) {
                return false;
            }
        }
        char first = part.charAt(0);
        return first < '0' || first > '9';
    }

    private static boolean digits(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
