package org.truebounce.notice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Message;

/// A returned message that stands in a notice's text, without a part of its own.
///
/// @param noticeEnd where the notice's own text ends
/// @param returned what came back
record ReturnedText(int noticeEnd, ReturnedMessage returned) {
    private static final List<String> WORDS = DataLines.all("words/returned.words");
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

    /// Finds the header section of a returned message in a notice's text: at a line that announces it, or by
    /// its form
    /// alone.
    static Optional<ReturnedText> find(String text) {
        int line = 0;
        int announced = -1;
        int sinceAnnounced = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            boolean blank = text.substring(line, end).isBlank();
            if (!blank && announced >= 0 && sinceAnnounced++ < LINES_BELOW_SEPARATOR && isHeader(text, line, 1, 0)) {
                return Optional.of(at(text, sinceAnnounced == 1 ? announced : line, line));
            }
            if (!blank && isHeader(text, line, 3, 1)) {
                return Optional.of(at(text, line, line));
            }
            if (!blank && end - line < LONGEST_SEPARATOR && announces(text.substring(line, end))) {
                announced = line;
                sinceAnnounced = 0;
            }
            line = end + 1;
        }
        return Optional.empty();
    }

    private static boolean announces(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    /// Whether a header section begins at `line`, with at least so many known fields, of which so many are
    /// telling.
    private static boolean isHeader(String text, int line, int known, int telling) {
        if (fieldName(text, line).isEmpty()) {
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
