package org.truebounce.stream.step;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/// What a step counts for those who watch the job.
final class Tallies {
    private final Counter notices;
    private final Counter late;
    private final Counter sent;
    private final Counter amended;

    Tallies(MetricGroup metrics) {
        MetricGroup group = metrics.addGroup("truebounce");
        notices = group.counter("notices");
        late = group.counter("late");
        sent = group.counter("sent");
        amended = group.counter("amended");
    }

    /// @param isLate whether it came after what the job had taken for the end of its time
    void arrived(boolean isLate) {
        notices.inc();
        if (isLate) {
            late.inc();
        }
    }

    void sent() {
        sent.inc();
    }

    void amended() {
        amended.inc();
    }
}
