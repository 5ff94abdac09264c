package org.truebounce.notice;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.FoldedText;

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

    private static final Strength[] STRENGTHS = Strength.values();
    private static final Reason[] REASONS = Reason.values();

    private final int[] keys;
    private final byte[] strengths;
    private final byte[] reasons;

    private StatusReasons(SortedMap<Integer, Meaning> meanings) {
        keys = new int[meanings.size()];
        strengths = new byte[keys.length];
        reasons = new byte[keys.length];
        int i = 0;
        for (Map.Entry<Integer, Meaning> entry : meanings.entrySet()) {
            keys[i] = entry.getKey();
            strengths[i] = FlatData.number(entry.getValue().strength());
            reasons[i++] = FlatData.number(entry.getValue().reason());
        }
    }

    private StatusReasons(ByteBuffer data) {
        keys = FlatData.readInts(data);
        strengths = FlatData.readBytes(data);
        reasons = FlatData.readBytes(data);
    }

    /// Reads what [#write] wrote.
    static StatusReasons read(ByteBuffer data) {
        return new StatusReasons(data);
    }

    void write(DataOutputStream out) throws IOException {
        FlatData.writeInts(out, keys, keys.length);
        FlatData.writeBytes(out, strengths);
        FlatData.writeBytes(out, reasons);
    }

    /// Reads the table: below the name of a strength stand entries, each a code (`x` for either class, `a-b`
    /// for a run of details) and the word of a reason.
    static StatusReasons read(DataLines lines) {
        SortedMap<Integer, Meaning> table = new TreeMap<>();
        Optional<Strength> strength = Optional.empty();
        while (lines.next()) {
            Optional<Strength> named = strength(lines.line());
            if (named.isPresent()) {
                strength = named;
            } else {
                add(strength.orElseThrow(() -> lines.mistake("an entry below no strength")), lines, table);
            }
        }
        return new StatusReasons(table);
    }

    /// A written status code as one number; 0 if it is not one of failure (RFC 3463 §2).
    static int key(String code) {
        FoldedText text = new FoldedText(code);
        while (text.status() == 0) {
            if (text.next() < 0) {
                break;
            }
        }
        return text.status();
    }

    /// The reason that a code tells with a strength; empty if it tells none, or tells it otherwise.
    Optional<Reason> reason(int key, Strength strength) {
        int found = Arrays.binarySearch(keys, key);
        return found >= 0 && STRENGTHS[strengths[found]] == strength
                ? Optional.of(REASONS[reasons[found]])
                : Optional.empty();
    }

    /// The reason that the first of two codes tells with a strength, or else the second.
    Optional<Reason> reason(int first, int second, Strength strength) {
        Optional<Reason> told = reason(first, strength);
        return told.isPresent() ? told : reason(second, strength);
    }

    private static Optional<Strength> strength(String word) {
        for (Strength strength : Strength.values()) {
            if (strength.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(strength);
            }
        }
        return Optional.empty();
    }

    private static void add(Strength strength, DataLines lines, Map<Integer, Meaning> table) {
        String[] fields = lines.line().split(" ");
        String[] parts = fields[0].split("\\.");
        if (fields.length != 2 || parts.length != 3) {
            throw lines.mistake("neither a strength nor a status code and a reason");
        }
        Meaning meaning = new Meaning(strength, Reason.of(fields[1], lines));
        int subject = lines.number(parts[1]);
        int dash = parts[2].indexOf('-');
        int from = lines.number(dash < 0 ? parts[2] : parts[2].substring(0, dash));
        int to = dash < 0 ? from : lines.number(parts[2].substring(dash + 1));
        int lowest = parts[0].equals("x") ? 4 : lines.number(parts[0]);
        int highest = parts[0].equals("x") ? 5 : lowest;
        for (int level = lowest; level <= highest; level++) {
            for (int detail = from; detail <= to; detail++) {
                if (table.put(FoldedText.key(level, subject, detail), meaning) != null) {
                    throw lines.mistake("this code was given before");
                }
            }
        }
    }
}
