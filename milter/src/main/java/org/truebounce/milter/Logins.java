package org.truebounce.milter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.truebounce.Diagnosis;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.LedgerException;
import org.truebounce.ledger.Sent;
import org.truebounce.milter.logins.Alarm;
import org.truebounce.milter.logins.LoginWatch;
import org.truebounce.notice.Reason;
import org.truebounce.notice.RecipientStatus;

/// Watches the logins of this server, and tells of those that somebody else may be using.
final class Logins {
    private static final Duration PAST = Duration.ofDays(14);
    private static final long MOST_LEARNED = 2_000_000;

    private final LoginWatch watch;
    private final boolean throttle;
    private final Alerts alerts;
    private final Consumer<Event> events;

    Logins(Settings.LoginSettings settings, Consumer<Event> events) {
        this.watch = new LoginWatch(settings.limits());
        this.throttle = settings.throttle();
        this.alerts = new Alerts(settings.webhook(), settings.command(), events);
        this.events = events;
    }

    /// Who is watched: a login, or the return address where there is none.
    static Optional<String> name(Sent sent) {
        return sent.login().or(sent::sender);
    }

    /// A message is about to be sent; true where it is to wait.
    boolean holds(Sent sent, Instant now) {
        return name(sent)
                .filter(login -> {
                    watch.sent(
                                    login,
                                    now,
                                    sent.copy().submittedFrom(),
                                    sent.copy().recipients())
                            .ifPresent(this::tell);
                    return throttle && watch.isSuspect(login, now);
                })
                .isPresent();
    }

    boolean isSuspect(String login) {
        return watch.isSuspect(login, Instant.now());
    }

    /// A message of a login came back. A failure counts where the message was sent to that recipient.
    void cameBack(String login, List<String> recipients, Diagnosis diagnosis, Instant now) {
        String message = diagnosis.notice().returned().messageId().orElse("");
        for (RecipientStatus failure : diagnosis.notice().failures()) {
            failure.recipient()
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .filter(address -> recipients.contains(address) && isNobody(failure))
                    .flatMap(address -> watch.bounced(login, now, message + " " + address))
                    .ifPresent(this::tell);
        }
    }

    private static boolean isNobody(RecipientStatus failure) {
        return failure.reason() == Reason.USER_UNKNOWN || failure.reason() == Reason.HOST_UNKNOWN;
    }

    private void tell(Alarm alarm) {
        events.accept(new Event.Alarmed(alarm));
        alerts.tell(EventLog.line(new Event.Alarmed(alarm)));
    }

    /// Learns from what the ledger remembers, once it can be reached, so that a restart forgets nothing.
    void learn(Supplier<Optional<Ledger>> ledger) {
        Thread.ofPlatform().name("milter-past").daemon().start(() -> {
            try {
                Optional<Ledger> reached = ledger.get();
                for (int i = 0; reached.isEmpty() && i < 60; i++) {
                    Thread.sleep(1_000);
                    reached = ledger.get();
                }
                reached.ifPresent(this::learn);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (LedgerException gone) {
                events.accept(new Event.Note(Event.Level.WARNING, String.valueOf(gone.getMessage())));
            }
        });
    }

    private void learn(Ledger ledger) {
        Instant since = Instant.now().minus(PAST);
        try (Stream<Sent> past = ledger.sent()) {
            past.limit(MOST_LEARNED)
                    .forEach(sent -> sent.copy()
                            .time()
                            .filter(since::isBefore)
                            .ifPresent(time -> name(sent)
                                    .ifPresent(login -> watch.learn(
                                            login,
                                            time,
                                            sent.copy().submittedFrom(),
                                            sent.copy().recipients()))));
        }
    }
}
