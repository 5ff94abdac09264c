package org.truebounce.remedies.password;

import java.util.Locale;

/// How a passphrase is to be made.
///
/// Words in which a character of the separator occurs are left out, so that no two draws give the same
/// passphrase and the bits are true.
///
/// @param list the words that are drawn from
/// @param words how many words
/// @param separator what stands between two words; no letters or digits
/// @param capitals whether each word begins with a capital; adds nothing to the bits
/// @param digit whether a random digit ends it; not counted in the bits
public record PassphraseRecipe(WordList list, int words, String separator, boolean capitals, boolean digit) {
    /// As many bits as six words of a list of 7,776: more than fast guessing of a stolen password reaches.
    public static final double ENOUGH_BITS = 77;
    /// The most words that are drawn.
    public static final int MOST_WORDS = 64;

    private static final int LONGEST_SEPARATOR = 4;

    public PassphraseRecipe {
        if (words < 1 || words > MOST_WORDS) {
            throw new IllegalArgumentException("a passphrase has 1 to " + MOST_WORDS + " words, not " + words);
        }
        boolean plain = separator.chars().allMatch(c -> c >= ' ' && c < 0x7f && !Character.isLetterOrDigit(c));
        if (!plain || separator.length() > LONGEST_SEPARATOR) {
            throw new IllegalArgumentException(
                    "a separator is up to " + LONGEST_SEPARATOR + " signs such as - or a space, no letters or digits");
        }
        list = list.without(separator);
    }

    /// With as many words as give at least so many bits.
    public static PassphraseRecipe ofBits(
            WordList list, double bits, String separator, boolean capitals, boolean digit) {
        double each = list.without(separator).bits();
        double needed = Math.ceil(bits / each);
        if (!(bits > 0) || needed > MOST_WORDS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "between 1 and %.0f bits can be had, not %s", Math.floor(MOST_WORDS * each), bits));
        }
        return new PassphraseRecipe(list, (int) needed, separator, capitals, digit);
    }

    /// How many bits the draw of the words is worth: twice the work for each one more.
    public double bits() {
        return words * list.bits();
    }
}
