package org.truebounce.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Whether lines have the shape of a message header. RFC 5322 §2.2
final class HeaderShape {
    private static final int LONGEST_NAME = 77;
    private static final int FIELDS_ENOUGH = 2;

    /// Fields that mail has and other texts with colons have not.
    private static final Set<String> KNOWN = Set.of(
            "authentication-results",
            "auto-submitted",
            "bcc",
            "cc",
            "content-transfer-encoding",
            "content-type",
            "date",
            "delivered-to",
            "envelope-to",
            "errors-to",
            "from",
            "in-reply-to",
            "mail-from",
            "message-id",
            "mime-version",
            "received",
            "received-spf",
            "references",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "to");

    private static final Set<String> FAMILIES = Set.of("arc-", "dkim", "list-", "resent-", "x-");

    private HeaderShape() {}

    /// Whether two fields or more lead the bytes, one of them known from mail.
    static boolean looksLikeMail(byte[] bytes, int from, int to) {
        int fields = 0;
        boolean known = false;
        int at = from;
        while (at < to && !(known && fields >= FIELDS_ENOUGH)) {
            int colon = colon(bytes, at, to);
            if (colon >= 0) {
                fields++;
                known |= known(name(bytes, at, colon));
            } else if (!continues(bytes, at, from) && !quotedSeparator(bytes, at, to)) {
                return false;
            }
            at = Lines.next(bytes, at, to);
        }
        return known && fields >= FIELDS_ENOUGH;
    }

    /// The place of the colon that ends a field name at `from`, or -1 if no field begins there.
    static int colon(byte[] bytes, int from, int to) {
        int at = from;
        int last = Math.min(to, from + LONGEST_NAME + 1);
        // RFC 5322 §2.2: printable US-ASCII except colon; §4.5 lets old mail put blanks before the colon.
        while (at < last && bytes[at] > ' ' && bytes[at] < 127 && bytes[at] != ':') {
            at++;
        }
        int end = at;
        while (at < last && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at < last && end > from && bytes[at] == ':' ? at : -1;
    }

    private static boolean known(String name) {
        return KNOWN.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }

    private static boolean continues(byte[] bytes, int at, int from) {
        return at > from && (bytes[at] == ' ' || bytes[at] == '\t');
    }

    /// `>From someone ...`: a line that some deliverers leave among the fields.
    static boolean quotedSeparator(byte[] bytes, int at, int to) {
        return at < to && bytes[at] == '>' && SeparatorLine.begins(bytes, at + 1, to);
    }

    private static String name(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
