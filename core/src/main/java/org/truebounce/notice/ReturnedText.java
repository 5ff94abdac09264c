package org.truebounce.notice;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Message;
import org.truebounce.words.DataLines;
import org.truebounce.words.Phrases;

/// A returned message that stands in a notice's text, without a part of its own.
///
/// @param noticeEnd where the notice's own text ends
/// @param returned what came back
record ReturnedText(int noticeEnd, ReturnedMessage returned) {
    private static final Phrases<Boolean> SEPARATORS = separators();
    private static final int LONGEST_SEPARATOR = 120;
    private static final int LINES_BELOW_SEPARATOR = 4;
    private static final int FIELDS_LOOKED_AT = 200;

    /// Fields that begin the header section of a message, §3.6 of RFC 5322 and what mail systems add.
    private static final Set<String> KNOWN = Set.of(
            "received",
            "return-path",
            "message-id",
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "mime-version",
            "content-type",
            "dkim-signature",
            "delivered-to",
            "reply-to",
            "sender",
            "x-mailer",
            "user-agent",
            "x-originating-ip",
            "authentication-results",
            "arc-seal",
            "content-transfer-encoding",
            "x-received",
            "x-sender",
            "references");

    /// Fields that a list of a message's facts in a notice seldom has.
    private static final Set<String> TELLING = Set.of(
            "received",
            "return-path",
            "message-id",
            "mime-version",
            "dkim-signature",
            "x-received",
            "content-type",
            "x-mailer");

    private static Phrases<Boolean> separators() {
        Phrases.Builder<Boolean> builder = new Phrases.Builder<>();
        DataLines.all(ReturnedText.class, "words/returned.words").forEach(words -> builder.add(words, true));
        return builder.build();
    }

    /// Finds the header section of a returned message in a notice's text: below a line that announces it, or by
    /// its form alone.
    static Optional<ReturnedText> find(String text) {
        int line = 0;
        while (line < text.length()) {
            if (isHeader(text, line, 3, 1)) {
                return Optional.of(at(text, separatorAbove(text, line).orElse(line), line));
            }
            Optional<Integer> separator = isHeader(text, line, 1, 0) ? separatorAbove(text, line) : Optional.empty();
            if (separator.isPresent()) {
                return Optional.of(at(text, separator.get(), line));
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? text.length() : end + 1;
        }
        return Optional.empty();
    }

    /// Where the notice's own text ends, if one of the few lines above announces what begins at `header`.
    private static Optional<Integer> separatorAbove(String text, int header) {
        int below = header;
        for (int seen = 0; seen < LINES_BELOW_SEPARATOR && below > 0; ) {
            int start = text.lastIndexOf('\n', below - 2) + 1;
            String line = text.substring(start, Math.max(start, below - 1));
            if (line.length() < LONGEST_SEPARATOR && SEPARATORS.anyIn(line)) {
                // Only what stands right above the header is its separator, and no part of the notice.
                return Optional.of(seen == 0 ? start : header);
            }
            seen += line.isBlank() ? 0 : 1;
            below = start;
        }
        return Optional.empty();
    }

    /// Whether a header section begins at `line`, with at least so many known fields, of which so many are
    /// telling.
    private static boolean isHeader(String text, int line, int known, int telling) {
        if (!KNOWN.contains(fieldName(text, line)) && !isExtension(text, line)) {
            return false;
        }
        int at = line;
        int knownSeen = 0;
        int tellingSeen = 0;
        for (int fields = 0; at < text.length() && fields < FIELDS_LOOKED_AT; fields++) {
            String name = fieldName(text, at);
            if (name.isEmpty()) {
                break;
            }
            knownSeen += KNOWN.contains(name) ? 1 : 0;
            tellingSeen += TELLING.contains(name) ? 1 : 0;
            if (knownSeen >= known && tellingSeen >= telling) {
                return true;
            }
            at = nextField(text, at);
        }
        return false;
    }

    private static boolean isExtension(String text, int line) {
        return text.startsWith("X-", line) || text.startsWith("ARC-", line) || text.startsWith("Resent-", line);
    }

    private static int nextField(String text, int field) {
        int at = field;
        do {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        } while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t'));
        return at;
    }

    /// The lower-case name of the field that begins at `line`; empty where none does.
    private static String fieldName(String text, int line) {
        int at = line;
        while (at < text.length()
                && at - line < 60
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        boolean field = at > line && at < text.length() && text.charAt(at) == ':';
        return field ? text.substring(line, at).toLowerCase(Locale.ROOT) : "";
    }

    private static ReturnedText at(String text, int noticeEnd, int header) {
        byte[] bytes = text.substring(header).getBytes(StandardCharsets.UTF_8);
        Message message = Message.parse(bytes);
        boolean body =
                message.root().size() > 0 && !new String(message.root().rawBody(), StandardCharsets.UTF_8).isBlank();
        ReturnedMessage.Portion portion = body ? ReturnedMessage.Portion.FULL : ReturnedMessage.Portion.HEADERS;
        return new ReturnedText(noticeEnd, new ReturnedMessage(portion, Optional.of(message.root())));
    }
}
