package org.truebounce.remedies.anonymize;

/// Letters and what may stand in their place: of the same script and case, and in every charset of that script.
final class Letters {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final String CYRILLIC = "бвгдзклмнпрстаеиоу";
    private static final String GREEK = "βγδκλμνπρσταειου";
    private static final String HEBREW = "בגדהוזטילמנרשת";
    private static final String ARABIC = "بتجدرسعفقلمنهو";
    private static final String HAN = "天地人山水火木金土日月年大小上下中本田川石花草林";
    private static final String HIRAGANA = "あいうえおかきくけこさしすせそたちつてと";
    private static final String KATAKANA = "アイウエオカキクケコサシスセソタチツテト";
    private static final String HALF_KATAKANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿ";
    private static final String HANGUL = "가나다라마바사아자차카타파하고노도로모보소오조구누두루무부수우주기니디리미비시이지";
    private static final String THAI = "กขคงจชซดตทนบปพมยรลวสหอ";

    private Letters() {}

    /// Where the run of letters and digits that begins at an index ends; a run of a script without blanks between
    /// words is one of its own.
    static int runEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isInRun(text.charAt(end)) && sameKind(text, at, end)) {
            end++;
        }
        return end;
    }

    private static boolean sameKind(String text, int at, int end) {
        return isUnparted(text.charAt(at)) == isUnparted(text.charAt(end));
    }

    static boolean isInRun(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || isInvisible(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /// Whether a character shows nothing, as bait puts it into words. Unicode UTS #36
    static boolean isInvisible(char c) {
        return (c >= 0x200b && c <= 0x200f)
                || c == 0x00ad
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xfeff
                || c == 0x034f;
    }

    /// Whether a script writes its words without blanks between them, or bends them as Korean does: what notices say
    /// in it is found anywhere.
    static boolean isUnparted(char c) {
        boolean withoutBlanks = (c >= 0x0e00 && c < 0x0f00) || (c >= 0x1780 && c < 0x1800);
        return withoutBlanks || (c >= 0x3000 && Character.isLetter(c));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// A letter for the place of another.
    ///
    /// @param index where it stands in its word: consonants and vowels of Latin words take turns
    /// @param chance what chooses
    static char twin(char c, int index, int chance) {
        if (c < 0x80) {
            return cased(c, pick(index % 2 == 0 ? CONSONANTS : VOWELS, chance));
        }
        if (!Character.isLetter(c)) {
            return c;
        }
        String alphabet = alphabet(c);
        return alphabet.isEmpty() ? c : cased(c, pick(alphabet, chance));
    }

    private static String alphabet(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case CYRILLIC -> CYRILLIC;
            case GREEK -> GREEK;
            case HEBREW -> HEBREW;
            case ARABIC -> ARABIC;
            case HAN -> HAN;
            case HIRAGANA -> HIRAGANA;
            case KATAKANA -> c >= 0xff00 ? HALF_KATAKANA : KATAKANA;
            case HANGUL -> HANGUL;
            case THAI -> THAI;
            case LATIN -> ""; // a letter with a mark stays: no other stands in every charset that has it
            default -> neighbours(c);
        };
    }

    /// The letters of the same kind beside a letter of a script that has no list here.
    private static String neighbours(char c) {
        StringBuilder letters = new StringBuilder();
        char start = (char) (c & ~0x1f);
        for (char near = start; near < start + 0x20; near++) {
            if (Character.getType(near) == Character.getType(c)) {
                letters.append(near);
            }
        }
        return letters.toString();
    }

    private static char pick(String alphabet, int chance) {
        return alphabet.charAt(Math.floorMod(chance, alphabet.length()));
    }

    private static char cased(char like, char letter) {
        return Character.isUpperCase(like) ? Character.toUpperCase(letter) : letter;
    }
}
