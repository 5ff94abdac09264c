package org.truebounce.notice;

import java.util.Optional;

/// Finds enhanced mail system status codes in text. RFC 3463 §2
final class EnhancedStatus {
    private EnhancedStatus() {}

    /// The first code in the text, such as `5.1.1`, that is no part of a longer number, name or address.
    static Optional<String> in(CharSequence text) {
        for (int at = 0; at + 4 < text.length(); at++) {
            int end = end(text, at);
            if (end > 0) {
                return Optional.of(text.subSequence(at, end).toString());
            }
        }
        return Optional.empty();
    }

    /// Where the code that begins at `at` ends, or -1 where none begins.
    static int end(CharSequence text, int at) {
        char kind = text.charAt(at);
        if ((kind != '5' && kind != '4' && kind != '2') || at + 4 >= text.length() || text.charAt(at + 1) != '.') {
            return -1;
        }
        if (at > 0 && belongs(text.charAt(at - 1)) && !followsReplyCode(text, at)) {
            return -1;
        }
        int subject = digits(text, at + 2);
        if (subject == at + 2 || subject >= text.length() || text.charAt(subject) != '.') {
            return -1;
        }
        int detail = digits(text, subject + 1);
        boolean more = detail + 1 < text.length() && text.charAt(detail) == '.' && isDigit(text.charAt(detail + 1));
        boolean word =
                detail < text.length() && (Character.isLetter(text.charAt(detail)) || isDigit(text.charAt(detail)));
        return detail == subject + 1 || more || word ? -1 : detail;
    }

    /// Whether the hyphen of a reply of several lines stands before it, as in `550-5.1.1`. RFC 5321 §4.2.1
    private static boolean followsReplyCode(CharSequence text, int at) {
        int code = at - 4;
        return code >= 0
                && text.charAt(at - 1) == '-'
                && digits(text, code) == at - 1
                && text.charAt(code) == text.charAt(at)
                && (code == 0 || !belongs(text.charAt(code - 1)));
    }

    /// Up to three digits.
    private static int digits(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean belongs(char before) {
        return Character.isLetterOrDigit(before) || before == '.' || before == '-' || before == '/' || before == '@';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Whether the code says no more than its class, such as `5.0.0`.
    static boolean isVague(String status) {
        return status.endsWith(".0.0");
    }

    /// Whether the code says that the time for delivery ran out. RFC 3463 §3.5
    static boolean isExpiry(String status) {
        return status.endsWith(".4.7");
    }
}
