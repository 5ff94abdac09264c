package org.truebounce.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A mailbox of an address list, read leniently. RFC 5322 §3.4, RFC 6532 §3.2
///
/// @param name the display name or the comment that stands for one; empty where there is none
/// @param address the address as written, its domain in lower case, without angle brackets; empty for `<>`
public record Address(String name, String address) {
    private static final int MOST = 1_000;

    public String localPart() {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    /// The domain in lower case; empty where the address has none.
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /// The mailboxes of a header value whose encoded words are not yet read.
    public static List<Address> list(String value) {
        List<Address> addresses = new ArrayList<>();
        Openers open = new Openers();
        int start = 0;
        int at = 0;
        while (at < value.length() && addresses.size() < MOST) {
            char c = value.charAt(at);
            if (c == ',' || c == ';') {
                one(value.substring(start, at)).ifPresent(addresses::add);
                start = at + 1;
                at++;
            } else {
                at = skip(value, at, open);
            }
        }
        one(value.substring(start, Math.min(at, value.length()))).ifPresent(addresses::add);
        return addresses;
    }

    public static Optional<Address> first(String value) {
        List<Address> all = list(value);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /// The position after the character, quoted string, comment or angle bracket pair that begins at `at`.
    private static int skip(String value, int at, Openers open) {
        int close = switch (value.charAt(at)) {
            case '"' -> open.quotes ? open.quoteEnd(value, at) : -1;
            case '(' -> open.comments ? commentEnd(value, at) : -1;
            case '<' -> open.angles ? value.indexOf('>', at) : -1;
            default -> at;
        };
        if (close < 0) { // what is not closed here is closed nowhere behind
            open.comments &= value.charAt(at) != '(';
            open.angles &= value.charAt(at) != '<';
        }
        return close < 0 ? at + 1 : close + 1;
    }

    /// Which brackets and quotes may still close in what is left of a value.
    private static final class Openers {
        private boolean quotes = true;
        private boolean comments = true;
        private boolean angles = true;

        private int quoteEnd(String value, int at) {
            int end = Address.quoteEnd(value, at);
            quotes = end >= 0;
            return end;
        }
    }

    /// Where the comment that begins at `at` ends, those inside it counted; -1 where it does not. RFC 5322
    /// §3.2.2
    private static int commentEnd(String value, int at) {
        int depth = 0;
        for (int i = at; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int quoteEnd(String value, int open) {
        int at = open + 1;
        while (at < value.length() && value.charAt(at) != '"') {
            at += value.charAt(at) == '\\' ? 2 : 1;
        }
        return at < value.length() ? at : -1;
    }

    private static Optional<Address> one(String text) {
        int open = angle(text);
        if (open >= 0) {
            int close = text.indexOf('>', open);
            String inside = text.substring(open + 1, close < 0 ? text.length() : close);
            return Optional.of(new Address(clean(text.substring(0, open)), normal(inside)));
        }
        int comment = text.indexOf('(');
        String plain = comment < 0 ? text : text.substring(0, comment);
        int group = plain.lastIndexOf(':');
        String address = normal(group >= 0 && plain.indexOf('@') > group ? plain.substring(group + 1) : plain);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int end = text.lastIndexOf(')');
        String name = comment < 0 || end < comment ? "" : clean(text.substring(comment + 1, end));
        return Optional.of(new Address(name, address));
    }

    /// Where the angle bracket of the address stands, outside of quotes; -1 where there is none.
    private static int angle(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<') {
                return at;
            }
            int close = c == '"' ? quoteEnd(text, at) : at;
            if (close < 0) {
                return text.indexOf('<', at);
            }
            at = close + 1;
        }
        return -1;
    }

    private static String clean(String name) {
        String plain = name.strip();
        if (plain.length() > 1 && plain.charAt(0) == '"' && plain.endsWith("\"")) {
            plain = plain.substring(1, plain.length() - 1).replace("\\", "");
        }
        return Headers.decodeWords(plain).strip();
    }

    /// An address without what mail puts around it, its domain in lower case.
    public static String normal(String written) {
        String plain = written.strip();
        // RFC 5321 §4.1.2: a source route is ignored
        int route = plain.startsWith("@") ? plain.indexOf(':') : -1;
        plain = plain.substring(route + 1);
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return plain;
        }
        String domain = plain.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        while (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        return plain.substring(0, at).strip() + "@" + domain;
    }
}
