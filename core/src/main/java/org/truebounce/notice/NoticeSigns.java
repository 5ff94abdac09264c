package org.truebounce.notice;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Headers;

/// Tells by the header alone whether a message may be a notice, or may pretend to be one.
///
/// It passes over no notice that [Notice#read] would take for one, but for those whose text alone tells; most other
/// mail has none of the signs.
public final class NoticeSigns {
    private NoticeSigns() {}

    public static boolean in(Headers headers) {
        return isReport(headers)
                || hasNullSender(headers)
                || headers.has("X-Failed-Recipients")
                || headers.first("Auto-Submitted")
                        .filter(value -> !value.regionMatches(true, 0, "no", 0, 2))
                        .isPresent()
                || headers.first("From").map(KindWords::isListManager).orElse(false)
                || Kinds.isDressed(headers);
    }

    // RFC 6522 §3
    private static boolean isReport(Headers headers) {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.contains("multipart/report") || type.contains("report-type") || type.contains("delivery-status");
    }

    /// RFC 5321 §4.5.5
    static boolean hasNullSender(Headers headers) {
        Optional<String> sender = headers.first("Return-Path").map(value -> value.replace(" ", ""));
        return sender.filter(value ->
                        value.equals("<>") || value.isEmpty() || value.regionMatches(true, 0, "<mailer-daemon", 0, 14))
                .isPresent();
    }
}
