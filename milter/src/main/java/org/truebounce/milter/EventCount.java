package org.truebounce.milter;

import java.util.function.Consumer;
import org.truebounce.milter.metrics.Metrics;

/// Counts what happens.
final class EventCount implements Consumer<Event> {
    private final Metrics metrics;

    EventCount(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case Event.Passed passed -> metrics.passed(passed.outgoing());
            case Event.Judged judged -> {
                metrics.judged(
                        judged.diagnosis().judgement().verdict().word(),
                        judged.done().word(),
                        judged.took().toNanos() / 1e9);
                judged.tag().ifPresent(metrics::tag);
            }
            case Event.FailedOpen open -> metrics.unjudged(open.failure().word());
            case Event.Cut cut -> metrics.cut();
            case Event.Cleaned cleaned -> metrics.cleaned(cleaned.fields());
            case Event.Broken broken -> metrics.broken();
            case Event.Alarmed alarmed -> metrics.alarm();
            case Event.Throttled throttled -> metrics.throttled();
            case Event.Note note -> {}
        }
    }
}
