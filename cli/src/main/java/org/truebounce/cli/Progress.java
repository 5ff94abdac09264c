package org.truebounce.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/// A line on a terminal that tells how far long work has come, redrawn a few times a second.
final class Progress {
    private static final long FIRST_AFTER_NANOS = 700_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;

    private final PrintStream err;
    private final boolean shown;
    private long next;
    private boolean drawn;

    Progress(Terminal terminal) {
        this.err = terminal.err();
        this.shown = terminal.showsProgress();
        this.next = System.nanoTime() + FIRST_AFTER_NANOS;
    }

    void update(long messages, long done, long known) {
        update(() -> {
            String share = known > 0 ? String.format(Locale.ROOT, "  %3d %%", Math.min(100, done * 100 / known)) : "";
            return String.format(Locale.ROOT, "%,d messages, %,d MB%s", messages, done >> 20, share);
        });
    }

    /// Redraws the line where it is time to.
    void update(Supplier<String> line) {
        long now = System.nanoTime();
        if (!shown || now < next) {
            return;
        }
        next = now + EVERY_NANOS;
        drawn = true;
        err.print("\r" + line.get() + " ");
        err.flush();
    }

    /// Takes the line away, before other output.
    void clear() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }
}
