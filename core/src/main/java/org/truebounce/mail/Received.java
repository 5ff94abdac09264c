package org.truebounce.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One trace line: who handed the message to whom, as the taker wrote it down. RFC 5321 §4.4
///
/// @param helo the name that the client gave itself; empty where none stands
/// @param reverseName the name that the taker found for the client's address
/// @param address the client's IP address
/// @param by the host that took the message; empty where none stands
/// @param with the protocol, such as `ESMTPSA`; empty where none stands
/// @param index where the field stands among the message's fields, the topmost being 0
public record Received(
        String helo, Optional<String> reverseName, Optional<String> address, String by, String with, int index) {
    private static final int LONGEST_LITERAL = 100; // with its brackets
    private static final int MOST = 100;

    /// All trace lines of a header section, the latest first.
    public static List<Received> all(Headers headers) {
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < headers.size() && all.size() < MOST; i++) {
            if (headers.isNamed(i, "Received")) {
                all.add(parse(headers.value(i), i));
            }
        }
        return all;
    }

    /// The topmost trace line: that of the host which delivered the message.
    public static Optional<Received> top(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.isNamed(i, "Received")) {
                return Optional.of(parse(headers.value(i), i));
            }
        }
        return Optional.empty();
    }

    static Received parse(String value, int index) {
        int by = clause(value, "by ");
        String from = value.startsWith("from ") ? value.substring(5, by < 0 ? value.length() : by) : "";
        String rest = by < 0 ? "" : value.substring(by + 3);
        int with = rest.indexOf(" with ");
        return new Received(
                helo(from),
                reverseName(from),
                address(from),
                host(token(rest)),
                with < 0 ? "" : token(rest.substring(with + 6)),
                index);
    }

    /// Whether the line tells that the client logged in. RFC 3848
    public boolean isAuthenticated() {
        String protocol = with.toUpperCase(Locale.ROOT);
        return protocol.endsWith("SMTPA")
                || protocol.endsWith("SMTPSA")
                || protocol.equals("LMTPA")
                || protocol.equals("LMTPSA")
                || protocol.startsWith("UTF8SMTPA")
                || protocol.startsWith("UTF8SMTPSA");
    }

    /// Where a clause begins, outside of comments.
    private static int clause(String value, String word) {
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            boolean start = i == 0 || value.charAt(i - 1) == ' ' || value.charAt(i - 1) == ')';
            if (depth <= 0 && start && value.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String helo(String from) {
        for (String mark : List.of("HELO ", "EHLO ", "helo=")) { // qmail, Yahoo and Exim put it in a comment
            int at = from.indexOf(mark);
            if (at >= 0) {
                return host(token(from.substring(at + mark.length())));
            }
        }
        return host(token(from));
    }

    private static Optional<String> reverseName(String from) {
        int open = from.indexOf('(');
        String comment = open < 0 ? "" : from.substring(open + 1);
        String name = host(token(comment));
        if (name.indexOf('.') > 0 && !isAddress(name) && name.indexOf('=') < 0) {
            return Optional.of(name);
        }
        // Exim writes `from rdns (helo=name)` and `from rdns ([192.0.2.1] helo=name)`; qmail `from rdns (HELO
        // name)`.
        boolean heloApart = from.contains("helo=") || from.contains("HELO ") || from.contains("EHLO ");
        String first = host(token(from));
        return heloApart && first.indexOf('.') > 0 && !isAddress(first) ? Optional.of(first) : Optional.empty();
    }

    /// The client's address as the taker saw it: in the comment behind the name that the client gave itself. A
    /// literal in place of that name is the client's own word, except where Exim writes the name into the
    /// comment instead.
    private static Optional<String> address(String from) {
        int comment = from.indexOf('(');
        boolean nameApart = from.contains("helo=") || from.contains("(port=");
        String seen = comment < 0 ? "" : from.substring(comment);
        Optional<String> literal = literal(seen).or(() -> bare(seen));
        if (literal.isPresent() && !nameApart) {
            return literal;
        }
        String first = comment < 0 ? from : from.substring(0, comment);
        return nameApart || comment < 0 ? literal(first).or(() -> literal) : literal;
    }

    private static Optional<String> literal(String text) {
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
            int close = text.indexOf(']', open, Math.min(text.length(), open + LONGEST_LITERAL));
            String inside = close < 0 ? "" : text.substring(open + 1, close);
            // RFC 5321 §4.1.3
            String address = inside.regionMatches(true, 0, "IPv6:", 0, 5) ? inside.substring(5) : inside;
            boolean ofHelo = open >= 5 && text.startsWith("helo=", open - 5);
            if (isAddress(address) && !ofHelo) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    /// Some write the address alone in a comment: `from host (192.0.2.1)`.
    private static Optional<String> bare(String text) {
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = text.indexOf(')', open, Math.min(text.length(), open + LONGEST_LITERAL));
            String inside = close < 0 ? "" : text.substring(open + 1, close).strip();
            if (isAddress(inside)) {
                return Optional.of(inside);
            }
        }
        return Optional.empty();
    }

    private static boolean isAddress(String text) {
        boolean digits = !text.isEmpty();
        int dots = 0;
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            digits &= c == '.' || c == ':' || Character.digit(c, 16) >= 0;
        }
        return digits && text.length() <= 45 && ((dots == 3 && colons == 0) || colons >= 2);
    }

    private static String token(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && "();,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String host(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
