package org.truebounce.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a long run cleanly when the user presses Ctrl-C: what it holds open is closed before the program ends.
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean begun;

    Interruption() {
        Thread running = Thread.currentThread();
        this.hook = new Thread(() -> end(running));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Tells that the long run begins; before that, Ctrl-C ends the program at once.
    void begin() {
        begun = true;
    }

    private void end(Thread running) {
        if (!begun) {
            return;
        }
        running.interrupt();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // it hangs on a server or a disk
            }
        } catch (InterruptedException sooner) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells that all is closed.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is at work.
        }
    }
}
