package org.truebounce.remedies.anonymize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Words, numbers and ids that stand for those of the original: the same for the same, of the same length, case and
/// script.
final class Pseudonyms {
    private static final int MOST_ATTEMPTS = 40;
    private static final int MOST_NOTED = 20_000;
    private static final int LONGEST_NOTED = 200;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Chance chance;
    private final Kept kept;
    private final Map<String, String> words = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Replacement> noted = new LinkedHashMap<>();

    Pseudonyms(Chance chance, Kept kept) {
        this.chance = chance;
        this.kept = kept;
    }

    Kept kept() {
        return kept;
    }

    List<Replacement> replacements() {
        return new ArrayList<>(noted.values());
    }

    void note(Kind kind, String original, String replacement) {
        if (noted.size() < MOST_NOTED && original.length() <= LONGEST_NOTED && !original.equals(replacement)) {
            noted.putIfAbsent(kind + " " + original, new Replacement(kind, original, replacement));
        }
    }

    /// Makes one word stand for another from now on.
    void fix(String lower, String replacement) {
        words.putIfAbsent(lower, replacement);
        given.add(replacement);
    }

    /// Takes a word for a person's name, also where it is a word of notices.
    void addName(String lower) {
        names.add(lower);
    }

    boolean isName(String lower) {
        return names.contains(lower);
    }

    /// A word for a word.
    String word(String original) {
        String lower = original.toLowerCase(Locale.ROOT);
        String replacement = words.get(lower);
        if (replacement == null) {
            replacement = drawn(lower);
            words.put(lower, replacement);
            given.add(replacement);
        }
        return cased(original, replacement);
    }

    private String drawn(String lower) {
        String drawn = lower;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            int[] choices = chance.of("word " + lower, attempt, lower.length());
            StringBuilder word = new StringBuilder(lower.length());
            for (int i = 0; i < lower.length(); i++) {
                word.append(Letters.twin(lower.charAt(i), i, choices[i]));
            }
            drawn = word.toString();
            if (!drawn.equals(lower) && !kept.isWord(drawn) && !words.containsKey(drawn) && !given.contains(drawn)) {
                return drawn;
            }
        }
        return drawn;
    }

    /// A word in capitals where another has them.
    static String cased(String like, String word) {
        if (like.length() == word.length()) {
            StringBuilder cased = new StringBuilder(word.length());
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                cased.append(Character.isUpperCase(like.charAt(i)) ? Character.toUpperCase(c) : c);
            }
            return cased.toString();
        }
        boolean first = Character.isUpperCase(like.charAt(0));
        boolean all = first && like.equals(like.toUpperCase(Locale.ROOT));
        return all
                ? word.toUpperCase(Locale.ROOT)
                : first ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    /// A token of digits, or of letters and digits: a name with a number behind it, or an id.
    String token(String original) {
        int letters = 0;
        while (letters < original.length() && !Letters.isDigit(original.charAt(letters))) {
            letters++;
        }
        int digits = letters;
        while (digits < original.length() && Letters.isDigit(original.charAt(digits))) {
            digits++;
        }
        boolean named = letters >= 3 && digits == original.length() && original.length() - letters <= 4;
        if (!named) {
            return id(original);
        }
        String name = original.substring(0, letters);
        return (kept.isWord(name.toLowerCase(Locale.ROOT)) ? name : word(name)) + id(original.substring(letters));
    }

    /// An id for an id: digits for digits, letters for letters, hexadecimal where it was.
    String id(String original) {
        boolean hex = isHex(original);
        int[] choices = chance.of("id " + original, 0, original.length());
        StringBuilder id = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            int choice = choices[i];
            if (Letters.isDigit(c)) {
                id.append((char) (c == '0' ? '0' : '1' + choice % 9));
            } else if (Letters.isAsciiLetter(c)) {
                char base = c >= 'a' ? 'a' : 'A';
                id.append((char) (base + choice % (hex ? 6 : 26)));
            } else {
                id.append(c);
            }
        }
        return id.toString();
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || !Letters.isInRun((char) c));
    }

    /// Base64 for base64, its marks and line breaks where they were.
    String base64(String original) {
        int[] choices = chance.of("base64 " + original, 0, original.length());
        StringBuilder text = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            boolean letter = original.charAt(i) < 0x80 && Letters.isInRun(original.charAt(i));
            text.append(letter ? BASE64.charAt(choices[i] % BASE64.length()) : original.charAt(i));
        }
        return text.toString();
    }

    /// A run of a script without blanks between words: what notices say in it stays.
    String unparted(String run, boolean all) {
        int[] choices = chance.of("run " + run, 0, run.length());
        StringBuilder text = new StringBuilder(run.length());
        int at = 0;
        while (at < run.length()) {
            int piece = all ? 0 : kept.pieceAt(run, at);
            if (piece > 0) {
                text.append(run, at, at + piece);
                at += piece;
            } else {
                text.append(Letters.twin(run.charAt(at), at, choices[at]));
                at++;
            }
        }
        return text.toString();
    }

    /// A Latin word of a length.
    String fresh(String of, int length, int attempt) {
        int[] choices = chance.of(of, attempt, length);
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(Letters.twin('x', i, choices[i]));
        }
        return word.toString();
    }

    /// One of several, by chance.
    int choose(String text, int attempt, int below) {
        return chance.of(text, attempt, 1)[0] % below;
    }
}
