package org.truebounce.milter;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.truebounce.account.SignedReturns;
import org.truebounce.ledger.Ledger;
import org.truebounce.mail.Headers;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.returns.Arrival;
import org.truebounce.milter.returns.Departure;
import org.truebounce.milter.returns.KeyRingFile;
import org.truebounce.milter.returns.Mode;
import org.truebounce.milter.returns.Outgoing;
import org.truebounce.milter.returns.Returns;
import org.truebounce.milter.returns.ReturnsPolicy;
import org.truebounce.notice.Notice;
import org.truebounce.settings.SettingsException;

/// Signed return addresses, as the guard asks for them.
final class Tags {
    private final ReturnsPolicy policy;
    private final KeyRingFile keys;
    private final Consumer<Event> events;
    private final Returns returns;
    private Optional<String> told = Optional.empty();

    private Tags(ReturnsPolicy policy, KeyRingFile keys, Supplier<Optional<Ledger>> ledger, Consumer<Event> events) {
        this.policy = policy;
        this.keys = keys;
        this.events = events;
        this.returns = new Returns(policy, keys, ledger);
    }

    /// @param ledger where what is learned is kept, once it can be reached
    /// @throws SettingsException where there are no keys
    static Tags open(Settings.ReturnsSettings settings, Supplier<Optional<Ledger>> ledger, Consumer<Event> events) {
        try {
            return new Tags(settings.policy(), KeyRingFile.open(settings.keys()), ledger, events);
        } catch (IOException unusable) {
            throw new SettingsException("returns.keys: " + settings.keys() + ": " + unusable.getMessage());
        }
    }

    /// Whether a message on its way out may get another return address.
    boolean signs(Incoming message) {
        String sender = message.sender();
        return policy.domains()
                .contains(sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /// What is changed in a message on its way out.
    List<Change> sign(Incoming message) {
        Outgoing outgoing = returns.sign(new Departure(
                message.sender(),
                message.recipients(),
                Headers.of(message.header()),
                message.macro("i").orElse(""),
                isSealable(message),
                Instant.now()));
        return switch (outgoing) {
            case Outgoing.Signed signed ->
                List.of(new Change.ChangeSender(
                        signed.address(), signed.envelopeId().map(id -> "ENVID=" + id)));
            case Outgoing.Untouched left -> List.of();
        };
    }

    // RFC 3461 §4.4: a client's own envelope id stays
    private static boolean isSealable(Incoming message) {
        boolean postfix = message.macro("v")
                .filter(version -> version.startsWith("Postfix"))
                .isPresent();
        return postfix
                && message.senderArguments().stream()
                        .noneMatch(argument -> argument.regionMatches(true, 0, "ENVID=", 0, 6));
    }

    /// Recipients as the mailboxes know them, for those that bear our tag.
    List<Change> bare(List<String> recipients) {
        List<Change> changes = new ArrayList<>();
        for (String recipient : recipients) {
            returns.bare(recipient).ifPresent(bare -> {
                changes.add(new Change.RemoveRecipient(recipient));
                changes.add(new Change.AddRecipient(bare));
            });
        }
        return changes;
    }

    /// What is found of a message from outside that came to its end.
    org.truebounce.milter.returns.Incoming check(Incoming message, Notice notice, Optional<Boolean> sent) {
        return returns.check(new Arrival(
                message.sender(), message.recipients(), message.client().address(), notice, sent, Instant.now()));
    }

    void learn(Headers headers) {
        returns.learn(headers, Instant.now());
    }

    /// What the checks of a verdict are told.
    SignedReturns known() {
        return new SignedReturns(keys.get(), policy.mode() == Mode.ENFORCE);
    }

    /// Writes down what was learned and counted; to be called every minute or so.
    synchronized void keep() {
        keys.problem().filter(problem -> !told.equals(Optional.of(problem))).ifPresent(problem -> {
            events.accept(new Event.Note(Level.ERROR, "the old keys are kept: " + problem));
            told = Optional.of(problem);
        });
        try {
            returns.keep();
        } catch (RuntimeException unusable) { // the ledger: it is opened anew by those who write into it
            events.accept(new Event.Note(Level.WARNING, String.valueOf(unusable.getMessage())));
        }
    }
}
