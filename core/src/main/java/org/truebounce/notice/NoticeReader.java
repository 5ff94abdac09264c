package org.truebounce.notice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;

/// Reads notices of any mail system: the report where there is one, else the words.
final class NoticeReader {
    private static final DeliveryStatus NO_STATUS = DeliveryStatus.NONE;

    private NoticeReader() {}

    static Notice read(Message message) {
        Notice notice = read(message, true);
        if (notice.kind().isNotice() && namesNobody(notice)) {
            return wrapped(notice).orElse(notice);
        }
        return notice;
    }

    private static boolean namesNobody(Notice notice) {
        return notice.recipients().stream()
                .allMatch(recipient -> recipient.recipient().isEmpty());
    }

    /// A gateway may wrap another system's notice in one of its own that names nobody: then the inner one
    /// tells.
    private static Optional<Notice> wrapped(Notice outer) {
        return inner(outer)
                .filter(inner -> inner.kind().isNotice() && !namesNobody(inner))
                .map(inner -> new Notice(
                        outer.message(),
                        outer.layout(),
                        inner.kind(),
                        outer.reporter(),
                        inner.recipients(),
                        inner.returned(),
                        outer.text() + "\n\n" + inner.text(),
                        outer.dressed(),
                        inner.envelopeId(),
                        Optional.empty()));
    }

    private static Optional<Notice> inner(Notice outer) {
        return outer.returned().part().map(part -> read(new Message(part, List.of()), false));
    }

    private static Notice read(Message message, boolean outermost) {
        Layout layout = Layout.of(message);
        String whole = layout.status().isPresent() ? layout.text() : layout.allText();
        Optional<ReturnedText> inText = layout.returned().isPresent() ? Optional.empty() : ReturnedText.find(whole);
        String text = inText.map(found -> whole.substring(0, found.noticeEnd())).orElse(whole);
        ReturnedMessage returned = inText.map(ReturnedText::returned).orElseGet(() -> layout.returnedMessage(text));
        DeliveryStatus status =
                layout.status().map(part -> DeliveryStatus.parse(part.text())).orElseGet(() -> inWords(text));
        Prose prose = new Prose(text, senders(message.headers(), returned), returned.recipients());
        List<RecipientStatus> recipients = new Recipients(message.headers(), status, prose, returned, text).read();
        Kind kind = Kinds.of(message.headers(), layout, text, status, prose, returned);
        Reporter reporter = Reporters.of(message.headers(), status, text);
        Notice notice = new Notice(
                message,
                layout,
                kind,
                reporter,
                acted(recipients, kind),
                returned,
                text,
                Kinds.isDressed(message.headers()),
                status.perMessage().get("original-envelope-id"),
                Optional.empty());
        return outermost && kind == Kind.OTHER ? withEnclosed(notice) : notice;
    }

    /// A notice that mail quotes with a `>` before each line.
    private static Optional<Notice> quoted(Notice notice) {
        if (!notice.text().contains("\n>")) {
            return Optional.empty();
        }
        StringBuilder unquoted = new StringBuilder(notice.text().length());
        notice.text().lines().forEach(line -> {
            int start = 0;
            while (start < line.length() && line.charAt(start) == '>') {
                start++;
            }
            boolean blank = start > 0 && start < line.length() && line.charAt(start) == ' ';
            unquoted.append(line, blank ? start + 1 : start, line.length()).append('\n');
        });
        return ReturnedText.find(unquoted.toString())
                .flatMap(found -> found.returned().part())
                .map(part -> read(new Message(part, List.of()), false));
    }

    /// Words that tell of a failure or a delay tell what was done for each recipient.
    private static List<RecipientStatus> acted(List<RecipientStatus> recipients, Kind kind) {
        Optional<Action> action = switch (kind) {
            case FAILURE -> Optional.of(Action.FAILED);
            case DELAY -> Optional.of(Action.DELAYED);
            case SUCCESS -> Optional.of(Action.DELIVERED);
            case AUTO_REPLY, READ_RECEIPT, ABUSE_REPORT, CHALLENGE, OTHER -> Optional.empty();
        };
        return recipients.stream().map(recipient -> recipient.actedOn(action)).toList();
    }

    private static Notice withEnclosed(Notice notice) {
        Optional<Notice> enclosed = inner(notice)
                .or(() -> quoted(notice))
                .filter(inner -> inner.kind().isNotice());
        return new Notice(
                notice.message(),
                notice.layout(),
                notice.kind(),
                notice.reporter(),
                notice.recipients(),
                notice.returned(),
                notice.text(),
                notice.dressed(),
                notice.envelopeId(),
                enclosed);
    }

    /// Some gateways lose the part's type and leave its fields in the text.
    private static DeliveryStatus inWords(String text) {
        for (String field : List.of("\nReporting-MTA:", "\nFinal-Recipient:", "\nOriginal-Recipient:")) {
            int at = text.indexOf(field);
            if (at >= 0) {
                return DeliveryStatus.parse(text.substring(at + 1));
            }
        }
        return NO_STATUS;
    }

    /// The addresses of the one whom the notice went to.
    private static Set<String> senders(Headers headers, ReturnedMessage returned) {
        Set<String> senders = new LinkedHashSet<>();
        headers.all("To").forEach(value -> Address.list(value).forEach(address -> senders.add(address.address())));
        headers.first("Delivered-To").ifPresent(senders::add);
        returned.sender().ifPresent(senders::add);
        returned.from().ifPresent(senders::add);
        return senders;
    }
}
