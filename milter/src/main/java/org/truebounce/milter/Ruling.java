package org.truebounce.milter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.truebounce.Diagnosis;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.policy.Policy;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Ending;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.protocol.Reply;

/// What becomes of a message that was judged.
final class Ruling {
    private final Incoming message;
    private final Judge.Judged judged;
    private final Setup setup;
    private final Consumer<Event> events;

    Ruling(Incoming message, Judge.Judged judged, Setup setup, Consumer<Event> events) {
        this.message = message;
        this.judged = judged;
        this.setup = setup;
        this.events = events;
    }

    /// @param changes what is changed anyway where the message passes
    /// @param begun when it was begun with, as [System#nanoTime] tells
    Ending ending(List<Change> changes, long begun) {
        boolean inside = setup.settings().isInside(message.client().address());
        Optional<org.truebounce.milter.returns.Incoming> returned = inside
                ? Optional.empty()
                : setup.tags()
                        .map(tags -> tags.check(message, judged.diagnosis().notice(), judged.left()));
        boolean ours =
                returned.filter(org.truebounce.milter.returns.Incoming::isOurs).isPresent();
        Action action = action(inside || ours || message.isPartial());
        Optional<Reply> refused = message.isPartial() ? Optional.empty() : returned.flatMap(Ruling::refusal);
        if (message.isPartial()) {
            events.accept(new Event.Cut(Guard.id(message)));
        }
        count();
        events.accept(new Event.Judged(
                Guard.id(message),
                judged.diagnosis(),
                refused.isPresent() ? Action.REJECT : action,
                returned.map(found -> found.finding().word()),
                Duration.ofNanos(System.nanoTime() - begun)));
        return refused.map(reply -> new Ending(List.of(), reply)).orElseGet(() -> ending(changes, action));
    }

    /// What came back tells how the login sends.
    private void count() {
        if (judged.login().isPresent() && judged.passage().isPresent()) {
            String login = judged.login().get();
            List<String> recipients = judged.passage().get().recipients();
            setup.logins().ifPresent(logins -> logins.cameBack(login, recipients, judged.diagnosis(), Instant.now()));
        }
    }

    private Action action(boolean doubtful) {
        Diagnosis diagnosis = judged.diagnosis();
        return Policy.mildest(message.recipients().stream()
                .map(setup.settings()::policyFor)
                .map(policy -> policy.action(
                        diagnosis.judgement().verdict(), diagnosis.judgement().confidence(), doubtful))
                .toList());
    }

    /// What signed return addresses alone would have refused.
    private static Optional<Reply> refusal(org.truebounce.milter.returns.Incoming returned) {
        return switch (returned.action()) {
            case PASS -> Optional.empty();
            case DEFER, REFUSE ->
                returned.reply().map(line -> {
                    String[] words = line.split(" ", 3);
                    return new Reply.Refuse(Integer.parseInt(words[0]), words[1], words[2]);
                });
        };
    }

    private Ending ending(List<Change> changes, Action action) {
        Diagnosis diagnosis = judged.diagnosis();
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
}
