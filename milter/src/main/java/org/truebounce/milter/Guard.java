package org.truebounce.milter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.truebounce.evidence.Triage;
import org.truebounce.ledger.Sent;
import org.truebounce.mail.Headers;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Ending;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.protocol.MessageFilter;
import org.truebounce.milter.protocol.Reply;
import org.truebounce.milter.protocol.Wish;

/// What the guard does with each message. Whatever fails in here, the message passes.
final class Guard implements MessageFilter {
    private static final Reply PUT_OFF = new Reply.Refuse(
            451,
            "4.7.1",
            "This login sends in a way that is not usual for it. If it is yours, ask your postmaster; if something looks"
                    + " strange to you, change your password.");

    private final Supplier<Setup> current;
    private final Consumer<Event> events;

    /// Not on the threads of connections, of which none would come to its turn while a thousand notices are judged.
    private final ExecutorService judging = Executors.newFixedThreadPool(
            8 * Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("milter-judge-", 0).daemon().factory());

    /// @param current how things are set up now; asked anew for each message
    Guard(Supplier<Setup> current, Consumer<Event> events) {
        this.current = current;
        this.events = events;
    }

    @Override
    public void broken(String why) {
        events.accept(new Event.Broken(why));
    }

    @Override
    public Wish atHeader(Incoming message) {
        try {
            return wish(message, current.get());
        } catch (RuntimeException | StackOverflowError failed) {
            open(message, Event.Failure.ERROR, failed.toString());
            return Wish.PASS;
        }
    }

    private Wish wish(Incoming message, Setup setup) {
        if (setup.isOutgoing(message)) {
            return outgoing(message, setup);
        }
        OwnFields fields = OwnFields.of(
                message.fields(),
                setup.judge().ownName(message),
                setup.settings().earlierResults());
        Headers headers = Headers.of(message.header());
        if (message.sender().isEmpty() || Triage.isWorthReading(headers)) {
            return Wish.whole(() -> judged(message, fields, setup));
        }
        setup.tags().ifPresent(tags -> tags.learn(headers));
        events.accept(new Event.Passed(false));
        List<Change> changes = tidied(message, fields, setup);
        return changes.isEmpty() ? Wish.PASS : Wish.end(() -> new Ending(changes, Reply.ACCEPT));
    }

    private Wish outgoing(Incoming message, Setup setup) {
        Sent sent = Departed.of(message);
        if (setup.logins().filter(logins -> logins.holds(sent, Instant.now())).isPresent()) {
            events.accept(new Event.Throttled(id(message)));
            return Wish.answer(PUT_OFF);
        }
        setup.sent().ifPresent(record -> record.remember(sent));
        events.accept(new Event.Passed(true));
        return setup.tags()
                .filter(tags -> tags.signs(message))
                .map(tags -> Wish.end(() -> new Ending(tags.sign(message), Reply.ACCEPT)))
                .orElse(Wish.PASS);
    }

    /// What is changed whatever a verdict says: foreign fields under an own name go, recipients lose our tags.
    private List<Change> tidied(Incoming message, OwnFields fields, Setup setup) {
        if (!fields.foreign().isEmpty()) {
            events.accept(new Event.Cleaned(id(message), fields.foreign().size()));
        }
        List<Change> changes = new ArrayList<>(fields.foreign());
        setup.tags().ifPresent(tags -> changes.addAll(tags.bare(message.recipients())));
        return changes;
    }

    private Ending judged(Incoming message, OwnFields fields, Setup setup) {
        List<Change> changes = tidied(message, fields, setup);
        long begun = System.nanoTime();
        Duration budget = setup.settings().budget();
        Future<Ending> judging = this.judging.submit(() -> {
            Judge.Judged judged = setup.judge().judge(message, fields, Instant.now());
            return new Ruling(message, judged, setup, events).ending(changes, begun);
        });
        try {
            return judging.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            judging.cancel(true);
            open(message, Event.Failure.BUDGET, "more than " + budget.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            judging.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            open(message, Event.Failure.ERROR, String.valueOf(failed.getCause()));
        }
        return new Ending(changes, Reply.ACCEPT);
    }

    private void open(Incoming message, Event.Failure failure, String detail) {
        events.accept(new Event.FailedOpen(id(message), failure, detail));
    }

    static Event.Message id(Incoming message) {
        return new Event.Message(message.macro("i"), message.client().address());
    }
}
