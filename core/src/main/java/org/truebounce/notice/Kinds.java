package org.truebounce.notice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    /// @param namesRecipients whether that text names addresses that something failed for
    static Kind of(Headers headers, Layout layout, String text, DeliveryStatus status, boolean namesRecipients) {
        Kinds kinds = new Kinds(headers, layout, text);
        return kinds.byReport(status).orElseGet(() -> kinds.byWords(namesRecipients));
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
        return layout.disposition()
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

    private static Kind byActions(DeliveryStatus status) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
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

    /// A report without its required Action field is taken by the class of its Status. RFC 3464 §2.3.4
    private static Kind byStatus(DeliveryStatus status) {
        String first = status.perRecipient().getFirst().get("status").orElse("");
        return first.startsWith("2") ? Kind.SUCCESS : first.startsWith("4") ? Kind.DELAY : Kind.FAILURE;
    }

    private Kind byWords(boolean namesRecipients) {
        String subject = headers.text("Subject").orElse("");
        Set<Kind> subjectSays = KindWords.inSubject(subject);
        Set<Kind> textSays = KindWords.inText(opening());
        if (isFromList() || isConversation(subject)) {
            return Kind.OTHER;
        }
        boolean system = isFromMailSystem();
        boolean failing = subjectSays.contains(Kind.FAILURE) || textSays.contains(Kind.FAILURE);
        if (isAnswerOfProgram(subjectSays, textSays) && !(system && failing && namesRecipients)) {
            return subjectSays.contains(Kind.CHALLENGE) || textSays.contains(Kind.CHALLENGE)
                    ? Kind.CHALLENGE
                    : Kind.AUTO_REPLY;
        }
        if (textSays.contains(Kind.CHALLENGE) && subjectSays.contains(Kind.CHALLENGE)) {
            return Kind.CHALLENGE;
        }
        if (!system || !(failing || textSays.contains(Kind.DELAY) || textSays.contains(Kind.SUCCESS))) {
            return isRefusalInPlainWords(subjectSays, textSays, namesRecipients) ? Kind.FAILURE : Kind.OTHER;
        }
        return failureOrDelay(subjectSays, textSays);
    }

    private static Kind failureOrDelay(Set<Kind> subjectSays, Set<Kind> textSays) {
        if (textSays.contains(Kind.DELAY) || subjectSays.contains(Kind.DELAY) && !subjectSays.contains(Kind.FAILURE)) {
            return Kind.DELAY;
        }
        boolean success = subjectSays.contains(Kind.SUCCESS) || textSays.contains(Kind.SUCCESS);
        return success && !textSays.contains(Kind.FAILURE) ? Kind.SUCCESS : Kind.FAILURE;
    }

    private String opening() {
        return text.length() <= OPENING ? text : text.substring(0, OPENING);
    }

    private boolean isRefusalInPlainWords(Set<Kind> subjectSays, Set<Kind> textSays, boolean namesRecipients) {
        return subjectSays.contains(Kind.FAILURE)
                && textSays.contains(Kind.FAILURE)
                && namesRecipients
                && hasNullSender();
    }

    private boolean isFromMailSystem() {
        return headers.text("From").map(KindWords::isMailSystem).orElse(false) || hasNullSender();
    }

    /// RFC 5321 §4.5.5
    private boolean hasNullSender() {
        return headers.first("Return-Path")
                .map(value -> value.replace(" ", ""))
                .map(value ->
                        value.equals("<>") || value.isEmpty() || value.regionMatches(true, 0, "<mailer-daemon", 0, 14))
                .orElse(false);
    }

    private boolean isAnswerOfProgram(Set<Kind> subjectSays, Set<Kind> textSays) {
        boolean stamped = headers.first("Auto-Submitted")
                        .map(value -> value.regionMatches(true, 0, "auto-replied", 0, 12)) // RFC 3834 §5
                        .orElse(false)
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-Auto-Reply")
                || headers.first("Precedence")
                        .map(value -> value.contains("auto_reply"))
                        .orElse(false);
        boolean worded = subjectSays.contains(Kind.AUTO_REPLY) || textSays.contains(Kind.AUTO_REPLY);
        return worded && !subjectSays.contains(Kind.FAILURE)
                || stamped && !subjectSays.contains(Kind.FAILURE) && !textSays.contains(Kind.FAILURE);
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

    /// An answer of a person, or mail passed on by one.
    private boolean isConversation(String subject) {
        boolean answer = subject.regionMatches(true, 0, "re:", 0, 3)
                || subject.regionMatches(true, 0, "fwd:", 0, 4)
                || subject.regionMatches(true, 0, "fw:", 0, 3);
        return answer && !isFromMailSystem();
    }
}
