package org.truebounce.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What enhanced status codes tell, and how much their word weighs against phrases.
///
/// The codes are those of the IANA registry (RFC 5248) and of systems that number their own refusals.
final class StatusReasons {
    /// The weight of a code.
    enum Strength {
        /// Means one thing only, whatever is said beside it.
        DECISIVE,
        /// Names a reason, unless a strong phrase says more.
        SPECIFIC,
        /// Hints at one, where no phrase says anything.
        VAGUE
    }

    private record Meaning(Strength strength, Reason reason) {}

    private final Map<Integer, Meaning> meanings = new HashMap<>(512);

    /// Reads the table: below the name of a strength stand entries, each a code (`x` for either class, `a-b`
    /// for a run
    /// of details) and the word of a reason.
    static StatusReasons read(DataLines lines) {
        StatusReasons table = new StatusReasons();
        Optional<Strength> strength = Optional.empty();
        while (lines.next()) {
            Optional<Strength> named = strength(lines.line());
            if (named.isPresent()) {
                strength = named;
            } else {
                table.add(strength.orElseThrow(() -> lines.mistake("an entry below no strength")), lines);
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
        ReplyText text = new ReplyText(code);
        while (text.status() == 0) {
            if (text.next() < 0) {
                break;
            }
        }
        return text.status();
    }

    /// The reason that a code tells with a strength; empty if it tells none, or tells it otherwise.
    Optional<Reason> reason(int key, Strength strength) {
        return Optional.ofNullable(meanings.get(key))
                .filter(meaning -> meaning.strength == strength)
                .map(Meaning::reason);
    }

    private static Optional<Strength> strength(String word) {
        for (Strength strength : Strength.values()) {
            if (strength.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(strength);
            }
        }
        return Optional.empty();
    }

    private void add(Strength strength, DataLines lines) {
        String[] fields = lines.line().split(" ");
        String[] parts = fields[0].split("\\.");
        if (fields.length != 2 || parts.length != 3) {
            throw lines.mistake("neither a strength nor a status code and a reason");
        }
        Meaning meaning = new Meaning(strength, lines.reason(fields[1]));
        int subject = lines.number(parts[1]);
        int dash = parts[2].indexOf('-');
        int from = lines.number(dash < 0 ? parts[2] : parts[2].substring(0, dash));
        int to = dash < 0 ? from : lines.number(parts[2].substring(dash + 1));
        for (int detail = from; detail <= to; detail++) {
            if (parts[0].equals("x")) {
                put(key(4, subject, detail), meaning, lines);
                put(key(5, subject, detail), meaning, lines);
            } else {
                put(key(lines.number(parts[0]), subject, detail), meaning, lines);
            }
        }
    }

    private void put(int key, Meaning meaning, DataLines lines) {
        if (meanings.put(key, meaning) != null) {
            throw lines.mistake("this code was given before");
        }
    }
}
