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
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Triage;
import org.truebounce.mail.Headers;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.policy.Policy;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Ending;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.protocol.MessageFilter;
import org.truebounce.milter.protocol.Reply;
import org.truebounce.milter.protocol.Wish;

/// What the guard does with each message. Whatever fails in here, the message passes.
final class Guard implements MessageFilter {
    private final Supplier<Setup> current;
    private final Consumer<Event> events;
    private final ExecutorService judging = Executors.newVirtualThreadPerTaskExecutor();

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
            events.accept(new Event.Passed(true));
            return Wish.PASS;
        }
        OwnFields fields = OwnFields.of(
                message.fields(),
                setup.judge().ownName(message),
                setup.settings().keepsEarlierResults());
        if (message.sender().isEmpty() || Triage.isWorthReading(Headers.of(message.header()))) {
            return Wish.whole(() -> judged(message, fields, setup));
        }
        events.accept(new Event.Passed(false));
        return fields.foreign().isEmpty()
                ? Wish.PASS
                : Wish.end(() -> new Ending(cleaned(message, fields), Reply.ACCEPT));
    }

    private List<Change> cleaned(Incoming message, OwnFields fields) {
        if (!fields.foreign().isEmpty()) {
            events.accept(new Event.Cleaned(id(message), fields.foreign().size()));
        }
        return fields.foreign();
    }

    private Ending judged(Incoming message, OwnFields fields, Setup setup) {
        List<Change> changes = new ArrayList<>(cleaned(message, fields));
        long begun = System.nanoTime();
        Duration budget = setup.settings().budget();
        Future<Diagnosis> judging = this.judging.submit(() -> setup.judge().judge(message, fields, Instant.now()));
        try {
            Diagnosis diagnosis = judging.get(budget.toMillis(), TimeUnit.MILLISECONDS);
            return ending(message, diagnosis, setup, changes, Duration.ofNanos(System.nanoTime() - begun));
        } catch (TimeoutException late) {
            judging.cancel(true);
            open(message, Event.Failure.BUDGET, "more than " + budget.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            judging.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException failed) {
            open(message, Event.Failure.ERROR, String.valueOf(failed.getCause() == null ? failed : failed.getCause()));
        }
        return new Ending(changes, Reply.ACCEPT);
    }

    private Ending ending(
            Incoming message, Diagnosis diagnosis, Setup setup, List<Change> changes, Duration took) {
        boolean doubtful = message.isPartial() || setup.settings().isInside(message.client().address());
        Action action = Policy.mildest(message.recipients().stream()
                .map(setup.settings()::policyFor)
                .map(policy -> policy.action(
                        diagnosis.judgement().verdict(), diagnosis.judgement().confidence(), doubtful))
                .toList());
        events.accept(new Event.Judged(id(message), diagnosis, action, took));
        if (action != Action.ACCEPT) {
            changes.addAll(Annotation.fields(diagnosis, action, setup.judge().ownName(message)));
        }
        return switch (action) {
            case ACCEPT, TAG, FILE -> new Ending(changes, Reply.ACCEPT);
            case QUARANTINE -> {
                changes.add(new Change.Quarantine(
                        "TrueBounce: " + diagnosis.judgement().verdict().word()));
                yield new Ending(changes, Reply.ACCEPT);
            }
            case TEMPFAIL, REJECT ->
                new Ending(
                        List.of(),
                        Annotation.refusal(
                                diagnosis, action, message.recipients().getFirst()));
        };
    }

    private void open(Incoming message, Event.Failure failure, String detail) {
        events.accept(new Event.FailedOpen(id(message), failure, detail));
    }

    private static Event.Message id(Incoming message) {
        return new Event.Message(message.macro("i"), message.client().address());
    }
}
