package org.truebounce.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The enhanced status codes that decide a reason by themselves, and those that only hint at one.
///
/// The codes are those of the IANA registry (RFC 5248) and of systems that number their own refusals.
final class StatusReasons {
    private final Map<Integer, Reason> specific = new HashMap<>(512);
    private final Map<Integer, Reason> vague = new HashMap<>(64);

    /// Reads the table; an entry is a code (`x` for either class, `a-b` for a run of details) and a reason's
    /// word,
    /// below
    /// the keyword `specific` or `vague`.
    static StatusReasons read(DataLines lines) {
        StatusReasons table = new StatusReasons();
        Map<Integer, Reason> section = Map.of(); // refuses entries
        while (lines.next()) {
            String line = lines.line();
            if (line.equals("specific")) {
                section = table.specific;
            } else if (line.equals("vague")) {
                section = table.vague;
            } else {
                add(section, lines);
            }
        }
        return table;
    }

    /// A status code as one number.
    static int key(int level, int subject, int detail) {
        return (level * 1000 + subject) * 1000 + detail;
    }

    /// A written status code as one number; 0 if it is not one of failure (RFC 3463 §2).
    static int key(String code) {
        ReplyText text = new ReplyText(code.strip());
        while (text.next() >= 0) {
            if (text.status() != 0) {
                break;
            }
        }
        return text.status();
    }

    /// The reason that a code names by itself.
    Optional<Reason> specific(int key) {
        return Optional.ofNullable(specific.get(key));
    }

    /// The reason that a code suggests where nothing else is known.
    Optional<Reason> vague(int key) {
        return Optional.ofNullable(vague.get(key));
    }

    private static void add(Map<Integer, Reason> section, DataLines lines) {
        String[] fields = lines.line().split(" +");
        String[] parts = fields[0].split("\\.");
        if (fields.length != 2 || parts.length != 3) {
            throw lines.mistake("not a status code and a reason");
        }
        Reason reason = lines.reason(fields[1]);
        int dash = parts[2].indexOf('-');
        int from = lines.number(dash < 0 ? parts[2] : parts[2].substring(0, dash));
        int to = dash < 0 ? from : lines.number(parts[2].substring(dash + 1));
        for (int detail = from; detail <= to; detail++) {
            int subject = lines.number(parts[1]);
            if (parts[0].equals("x")) {
                put(section, key(4, subject, detail), reason, lines);
                put(section, key(5, subject, detail), reason, lines);
            } else {
                put(section, key(lines.number(parts[0]), subject, detail), reason, lines);
            }
        }
    }

    private static void put(Map<Integer, Reason> section, int key, Reason reason, DataLines lines) {
        try {
            if (section.put(key, reason) != null) {
                throw lines.mistake("this code was given before");
            }
        } catch (UnsupportedOperationException e) {
            throw lines.mistake("a code before the keyword specific or vague");
        }
    }
}
