package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.mail.Html;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;

/// Which part of a message plays which role of a report. RFC 6522 §3, RFC 6533 §5
///
/// Parts are taken by what they are, wherever they stand: many reports come without the outer
/// `multipart/report`.
public final class Layout {
    private final List<Part> texts = new ArrayList<>();
    private final List<Part> pages = new ArrayList<>();
    private final List<Part> others = new ArrayList<>();
    private Optional<Part> status = Optional.empty();
    private Optional<Part> returned = Optional.empty();
    private Optional<Part> disposition = Optional.empty();
    private Optional<Part> feedback = Optional.empty();

    private @Nullable List<Html> read;

    private Layout() {}

    static Layout of(Message message) {
        Layout layout = new Layout();
        layout.place(message.root());
        return layout;
    }

    private void place(Part part) {
        switch (part.type().name()) {
            case "message/delivery-status", "message/global-delivery-status" ->
                status = status.or(() -> Optional.of(part));
            case "message/disposition-notification", "message/global-disposition-notification" ->
                disposition = disposition.or(() -> Optional.of(part));
            case "message/feedback-report" -> feedback = feedback.or(() -> Optional.of(part));
            case "message/rfc822",
                    "message/global",
                    "text/rfc822-headers",
                    "text/rfc822-header",
                    "message/global-headers",
                    "message/rfc822-headers",
                    "text/rfc822",
                    "message/partial" -> returned = returned.or(() -> Optional.of(part));
            case "text/html" -> (part.isAttachment() ? others : pages).add(part);
            default -> placeOther(part);
        }
    }

    private void placeOther(Part part) {
        if (part.type().isMultipart() && !part.children().isEmpty()) {
            part.children().forEach(this::place);
        } else if (part.type().isMultipart() || (part.type().name().startsWith("text") && !part.isAttachment())) {
            texts.add(part);
        } else {
            others.add(part);
        }
    }

    /// The notice's own words: its plain text, else what its page shows.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : texts) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append(part.text());
        }
        return text.toString().isBlank() ? pageText() : text.toString();
    }

    /// The notice's own words and what its page adds to them: addresses that the plain text leaves out.
    String allText() {
        String text = text();
        return text.indexOf('@') >= 0 || pages.isEmpty() || texts.isEmpty() ? text : text + "\n\n" + pageText();
    }

    private String pageText() {
        return page().map(Html::text).orElse("");
    }

    private Optional<Html> page() {
        return pages().stream().findFirst();
    }

    /// What the message shows to readers of HTML.
    public List<Html> pages() {
        if (read == null) {
            read = pages.stream().map(Part::text).map(Html::read).toList();
        }
        return read;
    }

    /// Parts that are neither text nor report: what a reader could open.
    public List<Part> others() {
        return others;
    }

    public Optional<Part> status() {
        return status;
    }

    public Optional<Part> disposition() {
        return disposition;
    }

    Optional<Part> feedback() {
        return feedback;
    }

    /// The part that the original came back in.
    public Optional<Part> returned() {
        return returned;
    }

    /// What came back in a part of its own, else what the notice's text quotes of it.
    ReturnedMessage returnedMessage(String text) {
        ReturnedMessage inPart = returned.map(part -> part.type().isMessage() ? whole(part) : headersOnly(part))
                .orElse(ReturnedMessage.NONE);
        return inPart.part().isPresent() ? inPart : QuotedFields.in(text);
    }

    private static ReturnedMessage whole(Part part) {
        Part inner = part.children().isEmpty() ? part : part.children().getFirst();
        if (inner.headers().size() == 0) {
            return ReturnedMessage.NONE;
        }
        boolean body = inner.size() > 0 && (!inner.children().isEmpty() || inner.hasText());
        return new ReturnedMessage(
                body ? ReturnedMessage.Portion.FULL : ReturnedMessage.Portion.HEADERS, Optional.of(inner));
    }

    private static ReturnedMessage headersOnly(Part part) {
        Part headers = Message.parse(part.body()).root();
        return headers.headers().size() == 0
                ? ReturnedMessage.NONE
                : new ReturnedMessage(ReturnedMessage.Portion.HEADERS, Optional.of(headers));
    }
}
