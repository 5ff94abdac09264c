package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;

/// An address that stands in a text.
///
/// @param address as written, its domain in lower case
/// @param key the same for comparing: addresses that differ by case alone are one in a notice, since reporters
///     fold it
/// @param start where its text begins
/// @param end where its text ends
record Mention(String address, String key, int start, int end) {
    private static final int MOST = 500;
    // four times RFC 5321 §4.5.3.1.1, since tags make them longer
    private static final int LONGEST_LOCAL_PART = 256;

    static Optional<Mention> first(String text) {
        return all(text, 1).stream().findFirst();
    }

    static List<Mention> all(String text) {
        return all(text, MOST);
    }

    private static List<Mention> all(String text, int most) {
        List<Mention> mentions = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0 && mentions.size() < most; at = text.indexOf('@', at + 1)) {
            Optional<Mention> mention = around(text, at, done);
            if (mention.isPresent()) {
                mentions.add(mention.get());
                done = mention.get().end();
            }
        }
        return mentions;
    }

    private static Optional<Mention> around(String text, int at, int from) {
        int start = localPart(text, at, from);
        int end = domain(text, at + 1);
        if (start == at || end == at + 1) {
            return Optional.empty();
        }
        boolean angled = start > 0 && text.charAt(start - 1) == '<' && end < text.length() && text.charAt(end) == '>';
        boolean dotted = text.indexOf('.', at, end) > 0;
        if (!angled && !dotted && text.charAt(at + 1) != '[') {
            return Optional.empty();
        }
        String address = Address.normal(text.substring(start, end));
        return Optional.of(new Mention(address, key(address), start, end));
    }

    /// Where the local part before the `@` begins.
    private static int localPart(String text, int at, int from) {
        int least = Math.max(from, at - LONGEST_LOCAL_PART);
        int start = at;
        if (at > least && text.charAt(at - 1) == '"') {
            int open = at - 2;
            while (open >= least && text.charAt(open) != '"') {
                open--;
            }
            return open >= least ? open : at;
        }
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        if (text.regionMatches(true, start, "mailto:", 0, 7)) {
            start += 7;
        }
        int equals = at;
        while (equals > start && text.charAt(equals) != '=') {
            equals--;
        }
        if (equals > start && AddressRole.announcedBy(text, start, equals) != AddressRole.UNSAID) {
            start = equals + 1; // `rcpt=kim@example.net`, not the tag of a signed address
        }
        while (start < at && isNoStart(text.charAt(start))) {
            start++;
        }
        return start;
    }

    // RFC 5321 §4.1.2 Dot-string, RFC 6531 §3.3
    private static boolean isLocal(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-./=?^_`{|}~".indexOf(c) >= 0
                || (c >= 0x80 && Character.isLetterOrDigit(c));
    }

    /// Marks that stand before an address in text far more often than they begin one.
    private static boolean isNoStart(char c) {
        return c == '\'' || c == '`' || c == '.' || c == '*' || c == '|' || c == '?' || c == '!' || c == '/' || c == '-'
                || c == '=' || c == '{';
    }

    private static int domain(String text, int from) {
        int end = from;
        if (end < text.length() && text.charAt(end) == '[') {
            int close = text.indexOf(']', end, Math.min(text.length(), end + 65));
            return close < 0 ? from : close + 1; // RFC 5321 §4.1.3
        }
        while (end < text.length() && end - from < 255 && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isDomain(char c) {
        return c < 0x80
                ? Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_'
                : Character.isLetterOrDigit(c);
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
