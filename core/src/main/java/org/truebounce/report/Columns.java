package org.truebounce.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text in the columns of a terminal: how wide it shows, where it breaks, and nothing in it that could command
/// the terminal.
final class Columns {
    private Columns() {}

    /// How many columns a text takes: two for each wide character, none for a combining one. Unicode UAX #11
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf && point != 0x303f)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0xffe0 && point <= 0xffe6)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }

    /// A text without characters that steer a terminal or turn the direction of what follows.
    static String harmless(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// A text whose links no terminal makes clickable: `hxxps://support[.]example/x`.
    static String defanged(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        int at = 0;
        while (at < text.length()) {
            boolean scheme = text.startsWith("://", at);
            if (scheme) {
                crossOut(safe);
                safe.append("://");
                at += 3;
            }
            if (scheme || beginsWww(text, at)) {
                at = defangedHost(text, at, safe);
            } else {
                safe.append(text.charAt(at++));
            }
        }
        return safe.toString();
    }

    /// Makes the scheme that a text ends with one that nothing opens: `hxxp`, `fxp`.
    private static void crossOut(StringBuilder text) {
        for (int i = text.length() - 1; i >= 0 && Character.isLetter(text.charAt(i)); i--) {
            if (text.charAt(i) == 't' || text.charAt(i) == 'T') {
                text.setCharAt(i, 'x');
            }
        }
    }

    private static boolean beginsWww(String text, int at) {
        return text.regionMatches(true, at, "www.", 0, 4)
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    /// Appends the host at `from` with its dots in brackets; returns where it ends.
    private static int defangedHost(String text, int from, StringBuilder safe) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '/' && !text.startsWith("://", at)) {
            safe.append(text.charAt(at) == '.' ? "[.]" : String.valueOf(text.charAt(at)));
            at++;
        }
        return at;
    }

    /// A text cut to so many columns, with an ellipsis where something is missing, padded to them where it is
    /// shorter.
    static String cell(String text, int columns) {
        if (width(text) <= columns) {
            return text + " ".repeat(columns - width(text));
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (used + width(point) > columns - 1) {
                break;
            }
            cut.appendCodePoint(point);
            used += width(point);
            at += Character.charCount(point);
        }
        return cut + "…" + " ".repeat(columns - used - 1);
    }

    /// A text in lines of at most so many columns. Only words longer than a line are broken.
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String gap = line.isEmpty() ? "" : " ";
            for (String part : parts(word)) {
                if (!line.isEmpty() && width(line.toString()) + gap.length() + width(part) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    gap = "";
                }
                int from = 0;
                for (int end = headEnd(part, 0, columns); end < part.length(); end = headEnd(part, from, columns)) {
                    lines.add(part.substring(from, end));
                    from = end;
                }
                line.append(gap).append(part, from, part.length());
                gap = "";
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// A word in parts between which a line may end: one, but where it has wide characters, whose scripts write no
    /// spaces. Unicode UAX #14
    private static List<String> parts(String word) {
        if (word.codePoints().noneMatch(Columns::isWide)) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        BreakIterator ends = BreakIterator.getLineInstance(Locale.ROOT);
        ends.setText(word);
        int from = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            // Between letters of other scripts, as of an address, it would find more places than are good.
            if (end == word.length() || isWide(word.codePointBefore(end)) || isWide(word.codePointAt(end))) {
                parts.add(word.substring(from, end));
                from = end;
            }
        }
        return parts;
    }

    /// Adds a text wrapped behind its first line's mark, the lines below set in as far.
    static void paragraph(StringBuilder page, int columns, String mark, String text) {
        String lead = mark;
        for (String line : wrap(defanged(harmless(text)), columns - width(mark))) {
            page.append(lead).append(line).append('\n');
            lead = " ".repeat(width(mark));
        }
    }

    /// Where the part of a word ends that begins at `from` and fills so many columns.
    private static int headEnd(String word, int from, int columns) {
        int at = from;
        int used = 0;
        while (at < word.length()) {
            int point = word.codePointAt(at);
            used += width(point);
            if (used > columns && at > from) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }
}
