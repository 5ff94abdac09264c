package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Things found by a word that is nearly theirs: kept by the length of their skeletons, each with the set of its
/// letters and of its pairs of letters.
///
/// Slips change few of them, so comparing sets passes over nearly all words that are not meant.
///
/// @param <T> what is found
final class Lexicon<T> {
    private static final int LENGTHS_APART = 3;

    private static final int LONGEST = 80;

    private final List<T> things;
    private final int[] letters;
    private final long[] pairs;
    private final int[] starts;

    /// How far from a text a word may be: one slip for a short text, two for any other.
    ///
    /// @param letters how many letters may be in one of them and not in the other
    /// @param pairs the same of pairs of neighbouring letters
    private record Reach(int letters, int pairs) {
        private static final Reach SHORT = new Reach(3, 6);
        private static final Reach MIDDLE = new Reach(4, 8);
        private static final Reach LONG = new Reach(4, 11);

        static Reach of(int length) {
            return length <= 4 ? SHORT : length <= 6 ? MIDDLE : LONG;
        }
    }

    private record Entry<T>(String skeleton, T thing) {
        int length() {
            return Math.min(LONGEST, skeleton.length());
        }
    }

    Lexicon(List<T> all, Function<T, String> word) {
        List<Entry<T>> entries = new ArrayList<>(all.size());
        all.forEach(thing -> entries.add(new Entry<>(Skeleton.of(word.apply(thing)), thing)));
        entries.sort(Comparator.comparingInt(Entry::length));
        things = new ArrayList<>(all.size());
        letters = new int[all.size()];
        pairs = new long[all.size()];
        starts = new int[entries.isEmpty() ? 1 : entries.getLast().length() + 2];
        for (Entry<T> entry : entries) {
            letters[things.size()] = letters(entry.skeleton());
            pairs[things.size()] = pairs(entry.skeleton());
            things.add(entry.thing());
            starts[entry.length() + 1]++;
        }
        for (int length = 1; length < starts.length; length++) {
            starts[length] += starts[length - 1];
        }
    }

    /// Tells of each thing whose word may be meant by a text.
    void near(String text, Consumer<T> found) {
        String skeleton = Skeleton.of(text);
        int length = Math.min(LONGEST, skeleton.length());
        int wanted = letters(skeleton);
        long wantedPairs = pairs(skeleton);
        Reach reach = Reach.of(length);
        int end = start(length + LENGTHS_APART + 1);
        for (int i = start(length - LENGTHS_APART); i < end; i++) {
            if (Integer.bitCount(letters[i] ^ wanted) <= reach.letters()
                    && Long.bitCount(pairs[i] ^ wantedPairs) <= reach.pairs()) {
                found.accept(things.get(i));
            }
        }
    }

    /// The pairs of neighbouring letters of a word as a set of 64 bits, on which they are spread.
    private static long pairs(String word) {
        long set = 0;
        for (int i = 1; i < word.length(); i++) {
            set |= 1L << ((word.charAt(i - 1) * 37 + word.charAt(i) * 11) & 63);
        }
        return set;
    }

    /// Where the words of a length begin.
    private int start(int length) {
        return starts[Math.clamp(length, 0, starts.length - 1)];
    }

    /// The letters of a word as a set: a bit each, one for all digits, and four for all others.
    private static int letters(String word) {
        int set = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int bit = c >= 'a' && c <= 'z' ? c - 'a' : c <= '9' ? 26 : 27 + (c & 3);
            set |= 1 << bit;
        }
        return set;
    }
}
