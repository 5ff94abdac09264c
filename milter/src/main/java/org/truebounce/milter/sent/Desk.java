package org.truebounce.milter.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.LedgerException;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.Run;
import org.truebounce.ledger.Sent;

/// Writes what left into the ledger, behind the back of those who send it: nobody waits for the disk or the database.
/// What waits longer than the queue is long is lost and counted, and the record is not complete for that time.
final class Desk {
    /// How the runs of servers are called in the ledger.
    static final String KIND = "guard ";

    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofDays(30);

    private final Location location;
    private final String source;
    private final BlockingQueue<Sent> queue;
    private final Consumer<String> trouble;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final List<Sent> batch = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean gap;
    private volatile @Nullable Ledger ledger;
    private volatile Coverage coverage = Coverage.NONE;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable Run run;
    private Instant beaten = Instant.EPOCH;
    private volatile boolean troubled;

    /// @param server by which name this server's times without gaps are kept
    Desk(Location location, String server, int length, Consumer<String> trouble) {
        this.location = location;
        this.source = KIND + server;
        this.queue = new ArrayBlockingQueue<>(length);
        this.trouble = trouble;
    }

    /// Remembers a message, soon.
    void put(Sent sent) {
        pending.incrementAndGet();
        if (!queue.offer(sent)) {
            pending.decrementAndGet();
            lost.incrementAndGet();
            gap = true;
        }
    }

    long written() {
        return written.get();
    }

    long lost() {
        return lost.get();
    }

    int waiting() {
        return pending.get();
    }

    /// Whether all that was to be remembered is written.
    boolean isSettled() {
        return pending.get() == 0;
    }

    Coverage coverage() {
        return coverage;
    }

    /// The ledger, where it can be reached.
    Optional<Ledger> ledger() {
        return Optional.ofNullable(ledger);
    }

    /// Whether the ledger could not be reached when it was last tried.
    boolean isTroubled() {
        return troubled;
    }

    /// A question failed: the ledger is opened anew.
    void broken() {
        ledger = null;
    }

    /// Tells it to write what waits and to come to its end.
    void stop() {
        stopping = true;
    }

    /// Works until told to stop.
    void work() {
        while (!stopping || !queue.isEmpty() || !batch.isEmpty()) {
            try {
                take();
                write(open());
                troubled = false;
            } catch (LedgerException | InterruptedException failed) {
                if (failed instanceof InterruptedException || stopping) {
                    break; // what is left is not worth a server that does not stop
                }
                complain(failed);
                rest();
            }
        }
        finish();
    }

    private void complain(Exception failed) {
        ledger = null;
        if (!troubled) {
            trouble.accept(String.valueOf(failed.getMessage()));
        }
        troubled = true;
    }

    private void take() throws InterruptedException {
        if (batch.isEmpty()) {
            Sent first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            }
        }
        queue.drainTo(batch, BATCH - batch.size());
    }

    private Ledger open() {
        Ledger open = ledger;
        if (open == null) {
            open = Ledger.open(location);
            ledger = open;
            beaten = Instant.EPOCH;
        }
        return open;
    }

    /// All that was taken before now is on the disk afterwards.
    private void write(Ledger open) {
        Instant now = Instant.now();
        boolean all = queue.isEmpty();
        if (!batch.isEmpty()) {
            open.rememberSent(batch);
            written.addAndGet(batch.size());
            pending.addAndGet(-batch.size());
            batch.clear();
        }
        if (gap && run != null) {
            gap = false;
            run = null; // it keeps the end that it had
        }
        if (all && beaten.plus(BEAT).isBefore(now)) {
            beat(open, now);
        }
    }

    private void beat(Ledger open, Instant now) {
        if (run == null) {
            run = open.begin(source, now);
        }
        open.reach(run, now.toString());
        coverage = Coverage.of(open.runs(KIND, now.minus(WINDOW)));
        beaten = now;
    }

    private void finish() {
        Ledger open = ledger;
        if (open == null) {
            return;
        }
        try {
            if (run != null && !gap && queue.isEmpty() && batch.isEmpty()) {
                open.finish(run, Instant.now());
            }
            open.close();
        } catch (LedgerException gone) {
            trouble.accept(String.valueOf(gone.getMessage()));
        }
    }

    private void rest() {
        long end = System.nanoTime() + REST.toNanos();
        while (!stopping && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
