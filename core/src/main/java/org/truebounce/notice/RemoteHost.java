package org.truebounce.notice;

import java.util.Locale;
import java.util.Optional;

/// The host that gave a reply, by the words in which a notice introduces it: `host mx.example.net[192.0.2.25]
/// said: 550 ...`
final class RemoteHost {
    private static final int LOOK_BACK = 160;

    private RemoteHost() {}

    /// The last host name before a reply that has an address literal behind it or an introduction before it.
    static Optional<String> before(String text, int reply) {
        int from = Math.max(0, reply - LOOK_BACK);
        Optional<String> found = Optional.empty();
        int at = from;
        while (at < reply) {
            int start = at;
            while (at < reply && isHost(text.charAt(at))) {
                at++;
            }
            if (at > start + 3 && (isIntroduced(text, start) || hasLiteral(text, at))) {
                Optional<String> name = name(text.substring(start, at));
                found = name.isPresent() ? name : found;
            }
            at++;
        }
        return found;
    }

    private static Optional<String> name(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        while (host.endsWith(".") || host.endsWith("-")) {
            host = host.substring(0, host.length() - 1);
        }
        boolean dotted = host.indexOf('.') > 0;
        boolean lettered = !host.isEmpty() && Character.isLetter(host.charAt(host.length() - 1));
        return dotted && lettered ? Optional.of(host) : Optional.empty();
    }

    private static boolean isIntroduced(String text, int start) {
        return endsWith(text, start, "host ")
                || endsWith(text, start, "talking to ")
                || endsWith(text, start, "server ");
    }

    private static boolean endsWith(String text, int end, String words) {
        return end >= words.length() && text.regionMatches(true, end - words.length(), words, 0, words.length());
    }

    /// RFC 5321 §4.1.3: `[192.0.2.25]`, also in round brackets or behind a blank.
    private static boolean hasLiteral(String text, int end) {
        int open = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return open + 1 < text.length()
                && (text.charAt(open) == '[' || text.charAt(open) == '(')
                && Character.isDigit(text.charAt(open + 1));
    }

    private static boolean isHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
