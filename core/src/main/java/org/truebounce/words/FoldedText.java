package org.truebounce.words;

/// The characters of a reply as patterns see them: case-folded, white space collapsed, reply codes left out.
///
/// - A run of white space, line breaks among it, is one blank; beside an ideograph or kana it is nothing.
/// - A reply code with its enhanced status code (`550-5.1.1 `, `550 5.1.1 `) is left out wherever it stands,
///   since folded replies repeat it in mid-sentence; a bare reply code (`550 `, `550-`) only at the start of a
///   line, or before a hyphen. So a phrase that runs over the lines of a reply is still one phrase.
/// - `<<< ` at the start of a line, by which a transcript marks a reply, is left out.
/// - Typographic quotes and dashes are ASCII ones; invisible characters are left out.
///
/// At most [#LIMIT] characters are looked at.
public final class FoldedText {
    /// Characters of a text that are looked at; a reply worth reading is far shorter.
    public static final int LIMIT = 8192;

    private static final int END = -1;

    /// The ASCII characters that are never left out nor joined, folded; 0 for the others.
    private static final byte[] PLAIN = plain();

    private final String text;
    private final int end;
    private int at;
    private int held;
    private int last;
    private boolean blank;
    private boolean lineStart = true;
    private int status;

    public FoldedText(CharSequence text) {
        this.end = Math.min(text.length(), LIMIT);
        this.text =
                text instanceof String whole ? whole : text.subSequence(0, end).toString();
    }

    /// The next character, or -1 at the end.
    public int next() {
        if (held != 0) {
            int kept = held;
            held = 0;
            return kept;
        }
        if (!blank && at < end) {
            char c = text.charAt(at);
            if (c < PLAIN.length && PLAIN[c] != 0) {
                at++;
                lineStart = false;
                last = PLAIN[c];
                return last;
            }
        }
        return nextAfterCare();
    }

    private int nextAfterCare() {
        while (at < end) {
            char c = text.charAt(at);
            if (isWhite(c)) {
                blank = true;
                lineStart |= c == '\n' || c == '\r';
                at++;
            } else if (!skipped(c)) {
                at++;
                lineStart = false;
                int folded = fold(c);
                if (folded != 0) {
                    return emit(folded);
                }
            }
        }
        return END;
    }

    /// The first enhanced status code (RFC 3463 §2) met so far, as [#key] writes it; 0 if none.
    public int status() {
        return status;
    }

    /// Whether the character just given is followed by a letter at once.
    boolean beforeLetter() {
        return held == 0 && at < end && isLetter(fold(text.charAt(at)));
    }

    /// Whether a folded character is a letter of a script that parts words by blanks.
    static boolean isLetter(int c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : c < 0x3000 && Character.isLetter(c);
    }

    /// An enhanced status code as one number, such as 5001001 for 5.1.1.
    public static int key(int level, int subject, int detail) {
        return (level * 1000 + subject) * 1000 + detail;
    }

    private int emit(int folded) {
        int before = last;
        last = folded;
        if (blank) {
            blank = false;
            if (before != 0 && !isIdeographic(before) && !isIdeographic(folded)) {
                held = folded;
                return ' ';
            }
        }
        return folded;
    }

    private boolean skipped(char c) {
        if (c >= '2' && c <= '5') {
            return !continuesToken() && skippedCode();
        }
        if (c == '<' && lineStart && text.startsWith("<<< ", at)) {
            at += 4;
            return true;
        }
        return false;
    }

    private boolean continuesToken() {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        return before == '.' || before == '-' || before == '_' || before == '@' || Character.isLetterOrDigit(before);
    }

    private boolean skippedCode() {
        int afterStatus = statusEnd(at);
        if (afterStatus > 0) {
            return false;
        }
        // RFC 5321 §4.2.1: three digits, then a hyphen on all lines of a reply but the last.
        if (!isDigit(at + 1) || !isDigit(at + 2) || at + 3 >= end) {
            return false;
        }
        char mark = text.charAt(at + 3);
        if (mark != '-' && !isWhite(mark)) {
            return false;
        }
        afterStatus = statusEnd(at + 4);
        if (afterStatus < 0 && mark != '-' && !lineStart) {
            return false;
        }
        at = Math.max(at + 4, afterStatus);
        blank = true;
        lineStart = false;
        return true;
    }

    /// Where the enhanced status code that starts at an index ends, or -1 if none does; the first one is kept.
    private int statusEnd(int start) {
        // RFC 3463 §2: class "." subject "." detail, the latter two of up to three digits.
        if (start + 5 > end || text.charAt(start + 1) != '.') {
            return -1;
        }
        int level = text.charAt(start) - '0';
        if (level != 2 && level != 4 && level != 5) {
            return -1;
        }
        int subjectEnd = digitsEnd(start + 2);
        if (subjectEnd < 0 || subjectEnd >= end || text.charAt(subjectEnd) != '.') {
            return -1;
        }
        int detailEnd = digitsEnd(subjectEnd + 1);
        if (detailEnd < 0 || (detailEnd + 1 < end && text.charAt(detailEnd) == '.' && isDigit(detailEnd + 1))) {
            return -1;
        }
        if (status == 0 && level != 2) {
            status = key(level, number(start + 2, subjectEnd), number(subjectEnd + 1, detailEnd));
        }
        return detailEnd;
    }

    private int digitsEnd(int start) {
        int to = start;
        while (isDigit(to) && to - start < 4) {
            to++;
        }
        return to == start || to - start > 3 ? -1 : to;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private boolean isDigit(int index) {
        return index < end && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static byte[] plain() {
        byte[] plain = new byte[0x80];
        for (char c = '!'; c < plain.length; c++) {
            if (c != '<' && (c < '2' || c > '5')) {
                plain[c] = (byte) fold(c);
            }
        }
        return plain;
    }

    private static boolean isWhite(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isIdeographic(int c) {
        return (c >= 0x3000 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0);
    }

    private static int fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u201B', '\u00B4' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014' -> '-';
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> 0;
            default -> Character.toLowerCase(c);
        };
    }
}
