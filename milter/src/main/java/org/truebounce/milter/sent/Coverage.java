package org.truebounce.milter.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.truebounce.ledger.Run;

/// When everything that left was remembered, by each of the servers that remember.
///
/// @param spans of each server
record Coverage(Map<String, List<Span>> spans) {
    static final Coverage NONE = new Coverage(Map.of());

    /// Clocks of those who write mail are not exact.
    private static final Duration SLACK = Duration.ofHours(2);

    /// A server that is at work tells so more often.
    private static final Duration LATE = Duration.ofMinutes(1);

    /// A time without a gap.
    record Span(Instant from, Instant to) {
        boolean holds(Instant begin, Instant end) {
            return !from.isAfter(begin) && !to.isBefore(end);
        }
    }

    /// What the runs of the servers tell: each is one span, which ends with the last moment up to which all was
    /// written.
    static Coverage of(List<Run> runs) {
        Map<String, List<Span>> spans = new TreeMap<>();
        for (Run run : runs) {
            end(run).ifPresent(end -> spans.computeIfAbsent(run.source(), first -> new ArrayList<>())
                    .add(new Span(run.started(), end)));
        }
        return new Coverage(spans);
    }

    private static Optional<Instant> end(Run run) {
        return run.ended().or(() -> run.position().map(Instant::parse));
    }

    /// Whether a message that was written at a moment and came back at another must have been remembered, if it left:
    /// each server has remembered all that left in between.
    boolean holds(Instant written, Instant back) {
        Instant begin = written.minus(SLACK);
        return !spans.isEmpty()
                && written.isBefore(back.plus(SLACK))
                && spans.values().stream().allMatch(own -> own.stream().anyMatch(span -> span.holds(begin, back)));
    }

    /// Whether it may yet come to hold, once the servers have written what they have at hand.
    boolean mayHold(Instant written, Instant back) {
        Coverage soon = new Coverage(spans.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        own -> List.of(new Span(
                                own.getValue().getLast().from(),
                                own.getValue().getLast().to().plus(LATE))))));
        return soon.holds(written, back);
    }
}
