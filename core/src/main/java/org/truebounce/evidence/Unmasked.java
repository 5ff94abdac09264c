package org.truebounce.evidence;

import java.text.Normalizer;

/// A text as a reader takes it, without what deceives programs: letters of other scripts that look alike,
/// invisible characters, letters in fancy forms, blanks between the letters of words.
///
/// @param text the text as it reads
/// @param masks how many characters were masks
record Unmasked(String text, int masks) {
    /// Letters that look like Latin ones, and what they look like. Unicode UTS #39
    private static final String ALIKE =
            "аaеeоoрpсcхxуyіiјjѕsԁdһhқkԛqԝwАAВBЕEЗ3КKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvρpιiκkτtυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    /// So many letters that stand apart are a word, and no initials.
    private static final int SHORTEST_RUN = 5;

    static Unmasked of(String text) {
        if (isPlain(text)) {
            return joined(text, 0);
        }
        StringBuilder visible = new StringBuilder(text.length());
        int masks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                masks += isWithinWord(text, i) ? 1 : 0;
            } else {
                visible.append(c);
            }
        }
        String fancy = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        masks += fancyLetters(visible);
        StringBuilder latin = new StringBuilder(fancy);
        masks += foldWords(latin);
        return joined(latin.toString(), masks);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(char c) {
        return (c >= 0x200b && c <= 0x200f)
                || c == 0x00ad
                || c == 0x2060
                || c == 0xfeff
                || c == 0x034f
                || c == 0x061c
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2061 && c <= 0x2064)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isWithinWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && isLatin(text.charAt(at - 1))
                && (isLatin(text.charAt(at + 1)) || isInvisible(text.charAt(at + 1)));
    }

    /// Letters of the mathematical and full-width alphabets, which mail in Latin script has no use for.
    private static int fancyLetters(CharSequence text) {
        return (int) text.codePoints()
                .filter(point -> point >= 0x1d400 && point <= 0x1d7ff)
                .count();
    }

    /// Folds look-alike letters in words that are otherwise Latin; returns how many there were.
    private static int foldWords(StringBuilder text) {
        int folded = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (!letter) {
                folded += foldWord(text, start, i);
                start = i + 1;
            }
        }
        return folded;
    }

    private static int foldWord(StringBuilder text, int start, int end) {
        int latin = 0;
        int alike = 0;
        for (int i = start; i < end; i++) {
            latin += isLatin(text.charAt(i)) ? 1 : 0;
            alike += alike(text.charAt(i)) != 0 ? 1 : 0;
        }
        if (latin == 0 || alike == 0 || latin + alike < end - start) {
            return 0;
        }
        for (int i = start; i < end; i++) {
            char twin = alike(text.charAt(i));
            if (twin != 0) {
                text.setCharAt(i, twin);
            }
        }
        return alike;
    }

    private static char alike(char c) {
        int at = c < 0x80 ? -1 : ALIKE.indexOf(c);
        return at >= 0 && at % 2 == 0 ? ALIKE.charAt(at + 1) : 0;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The text with runs of single letters, `U n d e l i v e r e d`, as words.
    private static Unmasked joined(String text, int masks) {
        int spaced = spaced(text);
        if (spaced == 0) {
            return new Unmasked(text, masks);
        }
        StringBuilder joined = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int run = spacedRun(text, at);
            if (run >= SHORTEST_RUN) {
                for (int i = 0; i < run; i++) {
                    joined.append(text.charAt(at + i * 2));
                }
                at += run * 2 - 1;
            } else {
                joined.append(text.charAt(at++));
            }
        }
        return new Unmasked(joined.toString(), masks + spaced);
    }

    private static int spaced(String text) {
        int spaced = 0;
        for (int i = 0; i + 2 * SHORTEST_RUN - 2 < text.length(); i++) {
            int run = text.charAt(i + 1) == ' ' ? spacedRun(text, i) : 0;
            if (run >= SHORTEST_RUN) {
                spaced += run;
                i += run * 2 - 2;
            }
        }
        return spaced;
    }

    /// How many letters stand apart by single blanks from `at` on.
    private static int spacedRun(String text, int at) {
        if (at > 0 && Character.isLetter(text.charAt(at - 1))) {
            return 0;
        }
        int run = 0;
        int i = at;
        while (i < text.length() && Character.isLetter(text.charAt(i))) {
            if (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
                return run;
            }
            run++;
            if (i + 1 >= text.length() || text.charAt(i + 1) != ' ') {
                break;
            }
            i += 2;
        }
        return run;
    }
}
