package org.truebounce.web.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that all requests share. Each takes as much as it may need, and waits while others have it.
final class Room {
    private static final int UNIT = 64 << 10;
    private static final int FACTOR = 8; // a message, its parts, what is decoded of it
    private static final long PATIENCE = 30;

    private final int units;
    private final Semaphore free;

    Room() {
        units = (int) Math.max(1, Math.min(1 << 20, Runtime.getRuntime().maxMemory() / 2 / FACTOR / UNIT));
        free = new Semaphore(units, true);
    }

    /// Waits for room for so many bytes of content.
    ///
    /// @return what is to be given back
    int take(long bytes) {
        int wanted = (int) Math.max(1, Math.min(units, bytes / UNIT + 1));
        try {
            if (free.tryAcquire(wanted, PATIENCE, TimeUnit.SECONDS)) {
                return wanted;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(
                        Problem.Kind.BUSY,
                        "Too much is being read at the same time. Try again in a moment.",
                        java.util.Map.of("Retry-After", "5"))
                .refusal();
    }

    void giveBack(int taken) {
        free.release(taken);
    }
}
