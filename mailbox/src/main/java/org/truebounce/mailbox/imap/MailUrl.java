package org.truebounce.mailbox.imap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a message lies on a server, written as a URL: `imap://user@host/INBOX;UIDVALIDITY=7/;UID=20`. RFC 5092 §5
///
/// @param folder by its name in plain Unicode
/// @param uidValidity the number that the server changes when it numbers a folder anew. RFC 9051 §2.3.1.1
/// @param uid the message's number, never given twice in that folder
public record MailUrl(String server, String folder, long uidValidity, long uid) {
    private static final Pattern FORM =
            Pattern.compile("(imaps?://[^/]+)/(.+);UIDVALIDITY=(\\d{1,10})/;UID=(\\d{1,10})");
    private static final String UNTOUCHED = "-._~!$'()*+,&=@:/"; // RFC 5092 §11: bchar

    /// The message behind the source of a [org.truebounce.mailbox.MailItem]; empty where it lay elsewhere.
    public static Optional<MailUrl> of(String source) {
        Matcher form = FORM.matcher(source);
        try {
            return form.matches()
                    ? Optional.of(new MailUrl(
                            form.group(1),
                            URLDecoder.decode(form.group(2).replace("+", "%2B"), StandardCharsets.UTF_8),
                            Long.parseLong(form.group(3)),
                            Long.parseLong(form.group(4))))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// The first part of the URLs of an account.
    static String server(ImapAccount account) {
        String host = account.host().indexOf(':') < 0 ? account.host() : '[' + account.host() + ']';
        String port = account.port() == Security.STARTTLS.port() ? "" : ":" + account.port();
        return switch (account.security()) {
            // The port of TLS has a scheme of its own by custom alone
            case TLS ->
                "imaps://" + encoded(account.user(), "") + '@' + host
                        + (account.port() == Security.TLS.port() ? "" : ":" + account.port());
            case STARTTLS, LOOPBACK, OPEN -> "imap://" + encoded(account.user(), "") + '@' + host + port;
        };
    }

    @Override
    public String toString() {
        return server + '/' + encoded(folder, UNTOUCHED) + ";UIDVALIDITY=" + uidValidity + "/;UID=" + uid;
    }

    /// RFC 3986 §2.1
    private static String encoded(String text, String untouched) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0 || untouched.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
