package org.truebounce.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/// Measures work on messages in CPU time of the one thread that does it. What the compiler and the garbage
/// collector do in their own threads is not counted.
///
/// @param <T> what one piece of work is about, such as a message
final class Pace<T> {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;
    private static final double ROUND_SECONDS = 0.5;
    private static final double STABLE = 0.03;
    private static final int ALIKE = 4;
    private static final int MOST_WARM_UP = 60;

    private final List<T> messages;
    private final ToLongFunction<T> work;
    private long sink;

    Pace(List<T> messages, ToLongFunction<T> work) {
        this.messages = messages;
        this.work = work;
    }

    /// Runs rounds until the last few differ by less than 3 %, or a limit is reached.
    ///
    /// @return how many rounds that took
    int warmUp() {
        double[] last = new double[ALIKE];
        for (int round = 0; round < MOST_WARM_UP; round++) {
            last[round % ALIKE] = round();
            double slowest = Arrays.stream(last).min().orElse(0);
            double fastest = Arrays.stream(last).max().orElse(0);
            if (round >= ALIKE && fastest - slowest < STABLE * fastest) {
                return round + 1;
            }
        }
        return MOST_WARM_UP;
    }

    /// One round: all messages, again and again, for half a second of CPU time.
    ///
    /// @return messages per second of CPU time
    double round() {
        long start = THREADS.getCurrentThreadCpuTime();
        long done = 0;
        double seconds;
        do {
            for (T message : messages) {
                sink += work.applyAsLong(message);
            }
            done += messages.size();
            seconds = (THREADS.getCurrentThreadCpuTime() - start) / NANOS;
        } while (seconds < ROUND_SECONDS);
        return done / seconds;
    }

    /// Something that depends on all work done.
    long sink() {
        return sink;
    }

    static double median(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
