package org.truebounce.report;

import java.util.ArrayList;
import java.util.List;

/// Text in the columns of a terminal: how wide it shows, where it breaks, and nothing in it that could command
/// the
/// terminal.
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
                .map(point -> point == '\n' || point == '\t' ? ' ' : point)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// A text whose links no terminal makes clickable: `hxxps://support[.]example/x`.
    static String defanged(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (String word : text.split("(?<= )")) {
            int scheme = word.indexOf("://");
            safe.append(scheme > 0 || word.startsWith("www.") ? defangedLink(word, Math.max(scheme, 0)) : word);
        }
        return safe.toString();
    }

    private static String defangedLink(String word, int scheme) {
        int path = word.indexOf('/', scheme + 3);
        int hostEnd = path < 0 ? word.length() : path;
        return word.substring(0, scheme).replace("http", "hxxp").replace("ftp", "fxp")
                + word.substring(scheme, hostEnd).replace(".", "[.]")
                + word.substring(hostEnd);
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
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = word;
            while (width(rest) > columns) {
                String head = head(rest, columns);
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String head(String text, int columns) {
        int at = 0;
        int used = 0;
        while (at < text.length() && used + width(text.codePointAt(at)) <= columns) {
            used += width(text.codePointAt(at));
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(0, Math.max(at, Character.charCount(text.codePointAt(0))));
    }
}
