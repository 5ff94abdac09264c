package org.truebounce.mailbox.outlook;

import java.util.Locale;
import java.util.Optional;

/// The internet addresses of recipients, whose properties may hold an Exchange directory name instead.
final class Addresses {
    private Addresses() {}

    /// The recipient's internet address.
    static Optional<String> of(Properties recipient) {
        // PidTagSmtpAddress, PidTagEmailAddress, PidTagDisplayName
        return recipient
                .text(0x39FE)
                .or(() -> recipient.text(0x3003))
                .map(Addresses::bare)
                .filter(Addresses::isInternet)
                .or(() -> recipient.text(0x3001).map(Addresses::bare).filter(Addresses::isInternet));
    }

    static boolean isInternet(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && at < address.length() - 1 && !address.startsWith("/") && address.indexOf(' ') < 0;
    }

    private static String bare(String address) {
        String text = MimePart.oneLine(address);
        boolean prefixed = text.toLowerCase(Locale.ROOT).startsWith("smtp:");
        String plain = prefixed ? text.substring(5) : text;
        int open = plain.lastIndexOf('<');
        int close = plain.lastIndexOf('>');
        String inner = open >= 0 && close > open ? plain.substring(open + 1, close) : plain;
        boolean quoted = inner.length() > 2 && inner.charAt(0) == '\'' && inner.endsWith("'");
        return quoted ? inner.substring(1, inner.length() - 1) : inner;
    }
}
