package org.truebounce.notice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;

/// Tells the kind of a message: by its parts where it is a report, else by who sent it and what it says.
final class Kinds {
    private static final int OPENING = 1_500;

    private final Headers headers;
    private final Layout layout;
    private final String text;

    private Kinds(Headers headers, Layout layout, String text) {
        this.headers = headers;
        this.layout = layout;
        this.text = text;
    }

    /// @param text the message's own text, without a returned message
    /// @param prose the same text, read
    /// @param returned what came back
    static Kind of(
            Headers headers, Layout layout, String text, DeliveryStatus status, Prose prose, ReturnedMessage returned) {
        Kinds kinds = new Kinds(headers, layout, text);
        return kinds.byReport(status).orElseGet(() -> {
            boolean namesRecipients =
                    !prose.recipients().isEmpty() || returned.recipients().size() == 1;
            return kinds.byWords(namesRecipients, prose.hasReply());
        });
    }

    private Optional<Kind> byReport(DeliveryStatus status) {
        if (layout.feedback().isPresent() || isReport("feedback-report")) {
            return Optional.of(Kind.ABUSE_REPORT); // RFC 5965 §2
        }
        if (layout.disposition().isPresent()) {
            return Optional.of(isRefusal() ? Kind.FAILURE : Kind.READ_RECEIPT); // RFC 8098 §3
        }
        if (isReport("tlsrpt")) {
            return Optional.of(Kind.OTHER); // RFC 8460 §5.3
        }
        if (status.perRecipient().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(byActions(status));
    }

    /// Sieve's `reject` may answer with a disposition notification that tells of a refusal. RFC 5429 §2.2
    private boolean isRefusal() {
        boolean stamped = headers.first("Auto-Submitted")
                .map(value -> value.contains("rejected"))
                .orElse(false);
        return stamped
                || layout.disposition()
                        .map(part -> part.text().toLowerCase(Locale.ROOT))
                        .filter(fields -> fields.contains("automatic-action") && fields.contains("deleted"))
                        .map(fields -> KindWords.inText(text).contains(Kind.FAILURE) || text.contains("rejected"))
                        .orElse(false);
    }

    private boolean isReport(String type) {
        return headers.first("Content-Type")
                .map(value -> value.toLowerCase(Locale.ROOT).contains(type))
                .orElse(false);
    }

    private Kind byActions(DeliveryStatus status) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        if (isExpired(status)) {
            return Kind.FAILURE;
        }
        status.perRecipient()
                .forEach(fields -> fields.get("action").flatMap(Action::of).ifPresent(actions::add));
        if (actions.contains(Action.FAILED)) {
            return Kind.FAILURE;
        }
        if (actions.contains(Action.DELAYED)) {
            return Kind.DELAY;
        }
        return actions.isEmpty() ? byStatus(status) : Kind.SUCCESS;
    }

    /// A report of a delay whose time has run out tells of mail that was given up.
    private boolean isExpired(DeliveryStatus status) {
        return text.contains("xpired")
                && status.perRecipient().stream()
                        .anyMatch(fields -> fields.get("status")
                                .filter(EnhancedStatus::isExpiry)
                                .isPresent());
    }

    /// A report without its required Action field is taken by the class of its Status. RFC 3464 §2.3.4
    private static Kind byStatus(DeliveryStatus status) {
        String first = status.perRecipient().getFirst().get("status").orElse("");
        return first.startsWith("2") ? Kind.SUCCESS : first.startsWith("4") ? Kind.DELAY : Kind.FAILURE;
    }

    private Kind byWords(boolean namesRecipients, boolean hasReply) {
        String subject = headers.text("Subject").orElse("");
        Set<Kind> subjectSays = KindWords.inSubject(subject);
        Set<Kind> textSays = KindWords.inText(opening());
        if (subjectSays.contains(Kind.ABUSE_REPORT) || textSays.contains(Kind.ABUSE_REPORT)) {
            return Kind.ABUSE_REPORT;
        }
        boolean named = headers.text("From").map(KindWords::isMailSystem).orElse(false);
        boolean manager = headers.first("From").map(KindWords::isListManager).orElse(false);
        boolean system = named || manager || hasNullSender();
        boolean failing =
                subjectSays.contains(Kind.FAILURE) || textSays.contains(Kind.FAILURE) || (namesRecipients && hasReply);
        if (isFromList() && !(system && failing && namesRecipients && isSentByItsAuthor())) {
            return Kind.OTHER;
        }
        if (!named && isAnswerOfProgram(subjectSays, textSays, subject)) {
            return says(Kind.CHALLENGE, subjectSays, textSays) ? Kind.CHALLENGE : Kind.AUTO_REPLY;
        }
        if (says(Kind.CHALLENGE, subjectSays, textSays) && !subjectSays.contains(Kind.FAILURE) && !hasReply) {
            return Kind.CHALLENGE;
        }
        boolean told = failing || says(Kind.DELAY, subjectSays, textSays) || says(Kind.SUCCESS, subjectSays, textSays);
        return system && told && !(isAnswer(subject) && !named && !manager)
                ? failureOrDelay(subjectSays, textSays)
                : Kind.OTHER;
    }

    private static boolean says(Kind kind, Set<Kind> subject, Set<Kind> text) {
        return subject.contains(kind) || text.contains(kind);
    }

    private static Kind failureOrDelay(Set<Kind> subjectSays, Set<Kind> textSays) {
        if (textSays.contains(Kind.DELAY)
                || (subjectSays.contains(Kind.DELAY) && !subjectSays.contains(Kind.FAILURE))) {
            return Kind.DELAY;
        }
        boolean success = subjectSays.contains(Kind.SUCCESS) || textSays.contains(Kind.SUCCESS);
        return success && !textSays.contains(Kind.FAILURE) ? Kind.SUCCESS : Kind.FAILURE;
    }

    private String opening() {
        return text.length() <= OPENING ? text : text.substring(0, OPENING);
    }

    private boolean hasNullSender() {
        return NoticeSigns.hasNullSender(headers);
    }

    private boolean isAnswerOfProgram(Set<Kind> subjectSays, Set<Kind> textSays, String subject) {
        boolean stamped = headers.first("Auto-Submitted")
                        .map(value -> value.regionMatches(true, 0, "auto-replied", 0, 12)) // RFC 3834 §5
                        .orElse(false)
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-Auto-Reply")
                || headers.first("Precedence")
                        .map(value -> value.contains("auto_reply"))
                        .orElse(false);
        if (subjectSays.contains(Kind.AUTO_REPLY)) {
            return true;
        }
        boolean failing = says(Kind.FAILURE, subjectSays, textSays);
        boolean worded = textSays.contains(Kind.AUTO_REPLY) && text.length() < OPENING;
        return (stamped && !failing) || (worded && (stamped || hasNullSender() || isAnswer(subject)));
    }

    /// Whether the mail still comes from the mail system that wrote it, and not from a list that passed it on.
    private boolean isSentByItsAuthor() {
        String author = headers.first("From")
                .flatMap(Address::first)
                .map(Address::address)
                .orElse("");
        return hasNullSender()
                || headers.first("Return-Path")
                        .map(value -> value.contains(author))
                        .orElse(false);
    }

    /// Whether the sender's name or the subject is such as mail systems' notices have.
    static boolean isDressed(Headers headers) {
        return headers.text("From").map(KindWords::isMailSystem).orElse(false)
                || headers.text("Subject")
                        .map(KindWords::inSubject)
                        .map(said ->
                                said.contains(Kind.FAILURE) || said.contains(Kind.DELAY) || said.contains(Kind.SUCCESS))
                        .orElse(false);
    }

    /// Mail of a list, which may well talk of bounces. RFC 2919, RFC 2369
    private boolean isFromList() {
        return headers.has("List-Id")
                || headers.has("List-Post")
                || headers.has("List-Unsubscribe")
                || headers.has("Mailing-List")
                || headers.first("Precedence")
                        .map(value -> value.equalsIgnoreCase("list"))
                        .orElse(false);
    }

    /// An answer, or mail passed on.
    private static boolean isAnswer(String subject) {
        return subject.regionMatches(true, 0, "re:", 0, 3)
                || subject.regionMatches(true, 0, "fwd:", 0, 4)
                || subject.regionMatches(true, 0, "fw:", 0, 3);
    }
}
