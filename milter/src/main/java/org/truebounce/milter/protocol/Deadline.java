package org.truebounce.milter.protocol;

import java.time.Duration;

/// The moment by which a peer must have done what is waited for.
final class Deadline {
    private volatile long at = Long.MAX_VALUE;

    /// What is waited for from now on may take so long.
    void within(Duration time) {
        at = System.nanoTime() + time.toNanos();
    }

    /// Nothing is waited for.
    void off() {
        at = Long.MAX_VALUE;
    }

    boolean isPast(long now) {
        return at != Long.MAX_VALUE && now - at > 0;
    }
}
