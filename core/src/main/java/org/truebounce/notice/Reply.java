package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An SMTP reply that stands in a text. RFC 5321 §4.2
///
/// @param code the three digits
/// @param start where it begins
/// @param end where it ends, the lines that it goes on over included
record Reply(String code, int start, int end) {
    private static final int CODE = 3;
    private static final int MOST = 200;
    private static final int LONGEST = 2_000;

    boolean isFailure() {
        return code.charAt(0) == '5';
    }

    static List<Reply> all(String text) {
        List<Reply> replies = new ArrayList<>();
        int at = 0;
        while (at < text.length() && replies.size() < MOST) {
            if (!beginsAt(text, at)) {
                at++;
                continue;
            }
            int end = end(text, at);
            replies.add(new Reply(text.substring(at, at + 3), at, end));
            at += CODE; // a reply may quote another
        }
        return replies;
    }

    /// The code with which a diagnostic begins or that stands in it, such as `550`.
    static Optional<String> code(String text) {
        for (int at = 0; at + 3 <= text.length(); at++) {
            if (beginsAt(text, at)) {
                return Optional.of(text.substring(at, at + 3));
            }
        }
        return Optional.empty();
    }

    /// A code counts where one can be: at the start of a line, after punctuation, or after a word that
    /// announces one.
    private static boolean beginsAt(String text, int at) {
        if (at + 3 > text.length()) {
            return false;
        }
        char first = text.charAt(at);
        if ((first != '5' && first != '4')
                || !isSecond(text, at + 1)
                || !isDigit(text.charAt(at + 2))
                || !endsWell(text, at + 3)) {
            return false;
        }
        if (at == 0 || text.charAt(at - 1) == '\n') {
            return true;
        }
        int before = at - 1;
        char adjacent = text.charAt(before);
        if (Character.isLetterOrDigit(adjacent) || adjacent == '.' || adjacent == '-' || adjacent == '/') {
            return false;
        }
        if (adjacent == '=') {
            return announced(text, before - 1);
        }
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0
                || "\n:<>(;[#\"'=>*-.|,".indexOf(text.charAt(before)) >= 0
                || statusFollows(text, at + 3)
                || announced(text, before);
    }

    private static boolean isSecond(String text, int at) {
        return text.charAt(at) >= '0'
                && text.charAt(at) <= '9'
                && text.charAt(at) != '6'
                && text.charAt(at) != '8'
                && text.charAt(at) != '9';
    }

    private static boolean endsWell(String text, int at) {
        if (at >= text.length()) {
            return true;
        }
        char after = text.charAt(at);
        if (after == '-' || after == '.') {
            return (at + 1 < text.length() && !isDigit(text.charAt(at + 1))) || statusFollows(text, at);
        }
        return after <= ' '
                || after == ':'
                || after == ','
                || after == '#'
                || after == '_'
                || after == '"'
                || after == ')'
                || after == ';';
    }

    private static boolean statusFollows(String text, int from) {
        int at = from;
        while (at < text.length()
                && at < from + 3
                && (text.charAt(at) == ' ' || text.charAt(at) == '-' || text.charAt(at) == '#')) {
            at++;
        }
        return at > from && at < text.length() && statusAt(text, at);
    }

    private static boolean statusAt(String text, int at) {
        return at + 4 < text.length()
                && text.charAt(at + 1) == '.'
                && (text.charAt(at) == '5' || text.charAt(at) == '4')
                && isDigit(text.charAt(at + 2));
    }

    private static boolean announced(String text, int wordEnd) {
        int start = wordEnd;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, wordEnd + 1).toLowerCase(java.util.Locale.ROOT);
        return switch (word) {
            case "said",
                    "error",
                    "code",
                    "reply",
                    "response",
                    "smtp",
                    "status",
                    "with",
                    "was",
                    "returned",
                    "is",
                    "erreur",
                    "fehler",
                    "codigo" -> true;
            default -> false;
        };
    }

    /// A reply goes on to the end of its paragraph, unless another reply, a command or an outdented line comes
    /// first.
    private static int end(String text, int start) {
        int line = lineStart(text, start);
        int indent = indent(text, line);
        int at = lineEnd(text, start);
        while (at < text.length() && at - start < LONGEST) {
            int next = at + 1;
            if (next >= text.length() || !goesOn(text, next, indent, text.substring(start, start + 3))) {
                break;
            }
            at = lineEnd(text, next);
        }
        return Math.min(at, start + LONGEST);
    }

    private static boolean goesOn(String text, int line, int indent, String code) {
        int first = line + indent(text, line);
        if (first >= text.length() || text.charAt(first) == '\n' || first - line < indent) {
            return false;
        }
        char c = text.charAt(first);
        if (text.startsWith("<<< ", first) || c == '>') {
            return text.startsWith("<<< " + code, first);
        }
        if (text.startsWith("--", first) || text.startsWith("...", first)) {
            return false;
        }
        if (first - line == indent && leadsWithAddress(text, first)) {
            return false;
        }
        return !beginsAt(text, first) || text.startsWith(code, first);
    }

    private static boolean leadsWithAddress(String text, int first) {
        int start = first;
        while (start < text.length() && text.charAt(start) != '\n' && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int at = start;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '@') {
            at++;
        }
        return at > start && at < text.length() && text.charAt(at) == '@';
    }

    private static int indent(String text, int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - line;
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
