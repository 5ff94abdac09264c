package org.truebounce.remedies.anonymize;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Rewrites header fields, each as its kind of value asks for, and the text around those that stand in a text.
final class FieldRewriter {
    /// Fields that only tell how a message is made up.
    private static final Set<String> FORM = Set.of(
            "mime-version",
            "content-transfer-encoding",
            "auto-submitted",
            "precedence",
            "importance",
            "priority",
            "x-priority",
            "x-msmail-priority",
            "x-auto-response-suppress",
            "content-language",
            "status",
            "action",
            "x-spam-flag",
            "lines",
            "content-length",
            "version",
            "feedback-type");

    private static final Set<String> DATES = Set.of(
            "date",
            "resent-date",
            "arrival-date",
            "last-attempt-date",
            "will-retry-until",
            "received-date",
            "delivery-date",
            "expires",
            "x-original-arrival-time",
            "expiry-date");

    private static final Set<String> SIGNED = Set.of(
            "dkim-signature",
            "arc-seal",
            "arc-message-signature",
            "domainkey-signature",
            "x-google-dkim-signature",
            "dkim2-signature");

    /// Fields whose words are the sender's own.
    private static final Set<String> SPOKEN =
            Set.of("subject", "thread-topic", "comments", "keywords", "content-description", "x-original-subject");

    private static final Set<String> OTHERS = Set.of(
            "received",
            "return-path",
            "message-id",
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "sender",
            "delivered-to",
            "content-type",
            "content-disposition",
            "references",
            "in-reply-to",
            "x-mailer",
            "user-agent",
            "x-received",
            "authentication-results",
            "received-spf",
            "x-sender",
            "x-originating-ip",
            "errors-to",
            "resent-from",
            "resent-to",
            "return-receipt-to",
            "disposition-notification-to",
            "list-id",
            "organization",
            "x-authority-analysis");

    private final Rules rules;
    private final Duration shift;
    private final String text;
    private final Edits edits = new Edits();

    private FieldRewriter(Rules rules, Duration shift, String text) {
        this.rules = rules;
        this.shift = shift;
        this.text = text;
    }

    /// The edits of a text.
    ///
    /// @param depth how much of its words is replaced
    /// @param header whether it is a header section, so that all names before colons name fields
    /// @param returned whether it is about, or of, the returned message
    static Edits rewrite(Rules rules, Duration shift, String text, Depth depth, boolean header, boolean returned) {
        FieldRewriter fields = new FieldRewriter(rules, shift, text);
        int at = 0;
        while (at < text.length()) {
            int end = fields.lineEnd(at);
            Optional<String> name = fields.name(at, end, header);
            if (name.isPresent()) {
                end = fields.foldedEnd(end);
                fields.field(name.get(), at + text.substring(at, end).indexOf(':') + 1, end, depth, returned);
            } else {
                fields.words(at, end, depth);
            }
            at = end;
        }
        return fields.edits;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int next(char mark, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != mark) {
            at++;
        }
        return at;
    }

    private int foldedEnd(int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at = lineEnd(at);
        }
        return at;
    }

    private Optional<String> name(int at, int end, boolean header) {
        int colon = at;
        while (colon < end && colon - at < 80 && text.charAt(colon) > ' ' && text.charAt(colon) != ':') {
            colon++;
        }
        if (colon == at || colon == end || (text.charAt(colon) != ':' && !(header && text.charAt(colon) == ' '))) {
            return Optional.empty();
        }
        if (text.charAt(colon) == ' ' && text.substring(at, end).strip().indexOf(':') != colon - at + 1) {
            return Optional.empty();
        }
        String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
        boolean known = FORM.contains(name)
                || DATES.contains(name)
                || SIGNED.contains(name)
                || SPOKEN.contains(name)
                || OTHERS.contains(name);
        return header || known ? Optional.of(name) : Optional.empty();
    }

    private void field(String name, int from, int to, Depth depth, boolean returned) {
        Depth unknown = depth == Depth.MARKS ? Depth.MARKS : Depth.UNKNOWN_WORDS;
        if (FORM.contains(name) || DATES.contains(name)) {
            words(from, to, Depth.MARKS);
        } else if (SIGNED.contains(name)) {
            signature(from, to);
        } else if (name.equals("content-type") || name.equals("content-disposition")) {
            content(from, to);
        } else if (SPOKEN.contains(name)) {
            coded(from, to, returned ? depth : unknown);
        } else {
            coded(from, to, unknown);
        }
    }

    private void words(int from, int to, Depth depth) {
        Edits dated = DateShift.edits(text, from, to, shift);
        int at = from;
        for (Edits.Edit date : dated.list()) {
            edits.addAll(TextRewriter.rewrite(rules, text, at, date.start(), depth), 0);
            edits.add(date.start(), date.end(), date.text());
            at = date.end();
        }
        edits.addAll(TextRewriter.rewrite(rules, text, at, to, depth), 0);
    }

    /// A value in which encoded words may stand. RFC 2047
    private void coded(int from, int to, Depth depth) {
        String value = text.substring(from, to);
        if (value.contains("=?")) {
            edits.addAll(
                    EncodedWordText.rewrite(
                            value, plain -> TextRewriter.rewrite(rules, plain, 0, plain.length(), depth)),
                    from);
        } else {
            words(from, to, depth);
        }
    }

    /// Domain, selector and identity are replaced like all names; hash and signature by as much Base64, since they
    /// can no longer hold. RFC 6376 §3.5
    private void signature(int from, int to) {
        int at = from;
        while (at < to) {
            int end = next(';', at, to);
            int equals = text.substring(at, end).indexOf('=');
            String tag =
                    equals < 0 ? "" : text.substring(at, at + equals).strip().toLowerCase(Locale.ROOT);
            int value = equals < 0 ? end : at + equals + 1;
            switch (tag) {
                case "b", "bh", "z" -> {
                    String written = text.substring(value, end);
                    String given = rules.pseudonyms().base64(written);
                    rules.pseudonyms().note(Kind.SIGNATURE, written.strip(), given.strip());
                    edits.add(value, end, given);
                }
                case "v", "a", "c", "q", "t", "x", "l", "h", "cv" -> {}
                default -> edits.addAll(TextRewriter.rewrite(rules, text, value, end, Depth.UNKNOWN_WORDS), 0);
            }
            at = end + 1;
        }
    }

    /// The form stays; names of files are words, and a boundary that tells a host becomes another. RFC 2045 §5.1
    private void content(int from, int to) {
        String lower = text.substring(from, to).toLowerCase(Locale.ROOT);
        int at = from;
        while (at < to) {
            int end = next(';', at, to);
            String parameter = lower.substring(at - from, end - from).strip();
            int equals = text.substring(at, end).indexOf('=');
            if (parameter.startsWith("name") || parameter.startsWith("filename")) {
                coded(at + Math.max(equals, 0) + 1, end, Depth.UNKNOWN_WORDS);
            } else if (parameter.startsWith("boundary") && equals > 0) {
                boundary(at + equals + 1, end);
            } else {
                words(at, end, Depth.MARKS);
            }
            at = end + 1;
        }
    }

    private void boundary(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && (text.charAt(start) <= ' ' || text.charAt(start) == '"')) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '"')) {
            end--;
        }
        edits.add(start, end, Boundaries.replaced(rules, text.substring(start, end)));
    }
}
