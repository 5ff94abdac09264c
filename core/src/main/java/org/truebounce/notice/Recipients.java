package org.truebounce.notice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;

/// Brings together what a notice's fields and words say of each recipient.
final class Recipients {
    private static final Set<Reason> VAGUE = EnumSet.of(Reason.SYNTAX, Reason.NOT_ACCEPTED, Reason.UNDEFINED);

    private final Headers headers;
    private final DeliveryStatus status;
    private final Prose prose;
    private final ReturnedMessage returned;
    private final String text;
    private final boolean saysPermanent;
    private final List<String> written;
    private @Nullable Boolean traced;

    Recipients(Headers headers, DeliveryStatus status, Prose prose, ReturnedMessage returned, String text) {
        this.headers = headers;
        this.status = status;
        this.prose = prose;
        this.returned = returned;
        this.text = text;
        this.saysPermanent = text.contains("permanent");
        this.written = returned.recipients();
    }

    List<RecipientStatus> read() {
        return status.perRecipient().isEmpty() ? byWords() : byReport();
    }

    private List<RecipientStatus> byReport() {
        boolean only = status.perRecipient().size() == 1;
        List<RecipientStatus> recipients = new ArrayList<>();
        for (DeliveryStatus.Fields fields : status.perRecipient()) {
            recipients.add(byFields(fields, only));
        }
        return recipients;
    }

    private RecipientStatus byFields(DeliveryStatus.Fields fields, boolean only) {
        Optional<String> original = fields.address("original-recipient");
        Optional<String> recipient = fields.address("final-recipient")
                .filter(address -> address.indexOf('@') > 0)
                .or(() -> original)
                .or(() -> only ? fallback() : Optional.empty())
                .or(() -> fields.address("final-recipient"));
        Optional<String> said = fields.typed("diagnostic-code").map(Prose::oneLine);
        // What the words add matters only where the fields do not tell all.
        boolean told = said.flatMap(EnhancedStatus::in).isPresent()
                && said.flatMap(Reply::code).isPresent();
        Optional<String> prosaic =
                told ? Optional.empty() : recipient.flatMap(address -> prose.diagnostic(address, only));
        Optional<Action> action = fields.get("action").flatMap(Action::of);
        Optional<String> field = fields.get("status").flatMap(EnhancedStatus::in);
        return assemble(
                recipient,
                original.filter(address ->
                                recipient.map(other -> !other.equals(address)).orElse(false))
                        .or(() -> recipient.flatMap(this::passedOnFrom)),
                action,
                field,
                said,
                prosaic,
                fields.mta("remote-mta"));
    }

    /// The address that the sender wrote, where the failed one is another that mail for it is passed on to: the
    /// trace tells for whom the message came. RFC 5321 §4.4
    private Optional<String> passedOnFrom(String recipient) {
        if (written.size() != 1 || written.getFirst().equalsIgnoreCase(recipient)) {
            return Optional.empty();
        }
        if (traced == null) {
            traced = isTraced();
        }
        return traced ? Optional.of(written.getFirst()) : Optional.empty();
    }

    /// Whether the host of the only address that the sender wrote took the message for it.
    private boolean isTraced() {
        Address to = new Address("", written.getFirst());
        String mark = "for <" + to.address().toLowerCase(Locale.ROOT) + ">";
        return returned.headers().stream()
                .flatMap(back -> Received.all(back).stream())
                .filter(hop -> isHostOf(hop.by(), to.domain()))
                .anyMatch(hop -> returned.headers()
                        .map(back ->
                                back.value(hop.index()).toLowerCase(Locale.ROOT).contains(mark))
                        .orElse(false));
    }

    /// Whether a host bears the name of a domain, or of the one above it.
    private static boolean isHostOf(String host, String domain) {
        int dot = host.indexOf('.');
        return dot > 0 && (host.endsWith(domain) || domain.endsWith(host.substring(dot + 1)));
    }

    private List<RecipientStatus> byWords() {
        List<Mention> mentions = prose.recipients();
        Map<String, String> said = prose.diagnostics(mentions);
        List<RecipientStatus> recipients = new ArrayList<>();
        for (Mention mention : mentions) {
            recipients.add(byWords(
                    Optional.of(mention.address()), Optional.ofNullable(said.get(Mention.key(mention.address())))));
        }
        if (recipients.isEmpty()) {
            recipients.add(byWords(fallback(), prose.anything().or(this::replyInSubject)));
        }
        return recipients;
    }

    private RecipientStatus byWords(Optional<String> recipient, Optional<String> said) {
        return assemble(
                recipient,
                recipient.flatMap(this::passedOnFrom),
                Optional.empty(),
                Optional.empty(),
                said,
                Optional.empty(),
                Optional.empty());
    }

    /// The recipient of a notice that names none in its text: by its own header, or the only one of the
    /// returned message.
    private Optional<String> fallback() {
        return headers.first("X-Failed-Recipients")
                .flatMap(Address::first)
                .map(Address::address)
                .or(() -> prose.recipients().stream().findFirst().map(Mention::address))
                .or(this::inSubject)
                .or(() -> written.size() == 1 && !returned.isReport()
                        ? Optional.of(written.getFirst())
                        : Optional.empty());
    }

    private Optional<String> inSubject() {
        String subject = headers.text("Subject").orElse("");
        return new Prose(subject, prose.senders(), List.of())
                .recipients().stream().findFirst().map(Mention::address);
    }

    private Optional<String> replyInSubject() {
        return headers.text("Subject").filter(subject -> Reply.code(subject).isPresent());
    }

    private RecipientStatus assemble(
            Optional<String> recipient,
            Optional<String> original,
            Optional<Action> action,
            Optional<String> statusField,
            Optional<String> said,
            Optional<String> prosaic,
            Optional<String> remoteMta) {
        Optional<String> diagnostic = said.or(() -> prosaic);
        Optional<String> code = status(statusField, said, prosaic, action);
        Optional<String> reply = diagnostic.flatMap(Reply::code).or(() -> prosaic.flatMap(Reply::code));
        Optional<String> host = remoteMta.or(() -> recipient.flatMap(prose::remoteHost));
        Reason reason = answered(reason(recipient, diagnostic, prosaic, code), recipient, host, diagnostic);
        return new RecipientStatus(
                recipient,
                original,
                action,
                code,
                reply,
                diagnostic,
                host,
                reason,
                permanent(action, code, reply).or(() -> permanentInWords(reason)));
    }

    /// By what was said of the recipient; where that is vague, by the words that introduce it, such as the
    /// stage of the dialogue, and then by the notice's other words, such as a transcript.
    private Reason reason(
            Optional<String> recipient, Optional<String> diagnostic, Optional<String> prosaic, Optional<String> code) {
        Optional<Reason> said = diagnostic
                .flatMap(words -> Replies.reason(words, code))
                .or(() -> prosaic.flatMap(words -> Replies.reason(words, code)));
        // `Service unavailable` is what sendmail writes over any refusal.
        boolean summed = diagnostic
                .filter(words -> words.endsWith("Service unavailable"))
                .isPresent();
        if ((isTelling(said) && !summed) || status.perRecipient().size() > 1) {
            return said.or(() -> Replies.reason("", code)).orElse(Reason.UNDEFINED);
        }
        return recipient
                .flatMap(prose::paragraph)
                .flatMap(words -> Replies.reason(words, code))
                .filter(reason -> said.isEmpty() ? isTelling(Optional.of(reason)) : reason == Reason.BLOCKED)
                .or(() -> said.filter(reason -> reason == Reason.NOT_ACCEPTED))
                .or(() -> Replies.reason(text, code).filter(reason -> said.isEmpty() || isTelling(Optional.of(reason))))
                .or(() -> said)
                .orElse(Reason.UNDEFINED);
    }

    /// A host of the recipient's domain that finds no route, as Exim says it, knows the domain: it means the
    /// mailbox.
    private static Reason answered(
            Reason reason, Optional<String> recipient, Optional<String> host, Optional<String> diagnostic) {
        boolean its = recipient
                .flatMap(address -> host.map(name -> isHostOf(name, new Address("", address).domain())))
                .orElse(false);
        boolean noRoute = diagnostic
                .filter(said -> said.toLowerCase(Locale.ROOT).contains("unrout"))
                .isPresent();
        return reason == Reason.HOST_UNKNOWN && its && noRoute ? Reason.USER_UNKNOWN : reason;
    }

    private static boolean isTelling(Optional<Reason> reason) {
        return reason.isPresent() && !VAGUE.contains(reason.get());
    }

    /// The refusing system's own code, in what it said, goes before the reporter's summary of it.
    private Optional<String> status(
            Optional<String> field, Optional<String> said, Optional<String> prosaic, Optional<Action> action) {
        Optional<String> code = said.flatMap(EnhancedStatus::in)
                .filter(Recipients::isTelling)
                .or(() -> field.filter(Recipients::isTelling))
                .or(() -> prosaic.flatMap(EnhancedStatus::in))
                .or(() -> said.flatMap(EnhancedStatus::in))
                .or(() -> field);
        boolean givenUp =
                code.filter(EnhancedStatus::isExpiry).isPresent() && !action.equals(Optional.of(Action.DELAYED));
        return givenUp ? causeOfExpiry().or(() -> code) : code;
    }

    private static boolean isTelling(String status) {
        return !EnhancedStatus.isVague(status);
    }

    /// The last temporary refusal before the reporter gave up.
    private Optional<String> causeOfExpiry() {
        return prose.statuses().stream()
                .filter(status -> status.startsWith("4") && isTelling(status) && !EnhancedStatus.isExpiry(status))
                .reduce((earlier, later) -> later);
    }

    /// By the class of the enhanced status, else of the reply. RFC 3463 §3.1, RFC 5321 §4.2.1
    private static Optional<Boolean> permanent(
            Optional<Action> action, Optional<String> status, Optional<String> reply) {
        if (action.filter(done -> done == Action.DELAYED).isPresent()) {
            return Optional.of(false);
        }
        return status.or(() -> reply)
                .map(code -> code.charAt(0))
                .filter(level -> level == '4' || level == '5')
                .map(level -> level == '5');
    }

    /// By the notice's words, else by the nature of the failure.
    private Optional<Boolean> permanentInWords(Reason reason) {
        return saysPermanent ? Optional.of(true) : reason.permanent();
    }
}
