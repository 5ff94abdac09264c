package org.truebounce.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.spelling.Speller;
import org.truebounce.spelling.Symptom;

/// Prints how often the address that was meant is suggested for a misspelled one, how often right addresses are left
/// alone, and how long that takes.
public final class Spelling {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int OWNERS = 100;
    private static final int MANY = 100_000;
    private static final int ROUNDS = 2_000;
    private static final double MICROS = 1e3;
    private static final double MILLIS = 1e6;
    private static final double MEGABYTE = 1 << 20;

    private Spelling() {}

    /// Prints it.
    ///
    /// @param arguments seeds; `-v` before them to see each failure
    public static void main(String[] arguments) {
        boolean verbose = Arrays.asList(arguments).contains("-v");
        List<Long> seeds = Arrays.stream(arguments)
                .filter(argument -> !argument.equals("-v"))
                .map(Long::valueOf)
                .toList();
        for (long seed : seeds.isEmpty() ? List.of(101L, 102L, 103L) : seeds) {
            SpellingTrial trial = SpellingTrial.of(seed, OWNERS);
            System.out.printf(Locale.ROOT, "seed %d, %d owners%n", seed, OWNERS);
            trial.tallies().forEach((row, tally) -> print(row.name().toLowerCase(Locale.ROOT), tally));
            print("all slips", trial.sum(true, true));
            print("  without the ambiguous", trial.sum(true, false));
            print("all right addresses", trial.sum(false, false));
            if (verbose) {
                trial.failures().forEach(System.out::println);
            }
        }
        time();
    }

    private static void print(String name, SpellingTrial.Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "  %-24s %6d   right %6.2f %%   silent %5d   wrong %5d%n",
                name,
                tally.all(),
                100 * tally.share(),
                tally.silent(),
                tally.wrong());
    }

    private static void time() {
        Random random = new Random(1);
        People people = new People(random, MANY / 10);
        SlipMaker fingers = new SlipMaker(random);
        SentMail sent = new SentMail(false);
        long before = memory();
        String[] written = new String[ROUNDS];
        for (int i = 0; i < MANY; i++) {
            String address = people.address();
            sent.add(SpellingTrial.messageTo(address));
            written[i % ROUNDS] = fingers.misspelled(address);
        }
        long known = memory();
        long start = THREADS.getCurrentThreadCpuTime();
        Account account = Account.UNKNOWN.withSent(sent);
        Speller speller = Speller.of(account);
        System.out.printf(
                Locale.ROOT,
                "%,d messages to %,d addresses: index %.0f ms, %.1f MB beside %.1f MB of sent mail%n",
                MANY,
                sent.correspondents().count(),
                (THREADS.getCurrentThreadCpuTime() - start) / MILLIS,
                (memory() - known) / MEGABYTE,
                (known - before) / MEGABYTE);
        System.out.printf(Locale.ROOT, "a suggestion among them: %.0f µs%n", pace(speller, written));
        System.out.printf(
                Locale.ROOT, "a suggestion without contacts: %.1f µs%n", pace(Speller.of(Account.UNKNOWN), written));
    }

    private static double pace(Speller speller, String[] written) {
        double last = 0;
        for (int round = 0; round < 5; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long found = Arrays.stream(written)
                    .filter(address ->
                            speller.meant(address, Symptom.NO_SUCH_MAILBOX).isPresent())
                    .count();
            last = (THREADS.getCurrentThreadCpuTime() - start) / MICROS / written.length;
            if (found == 0) {
                System.out.println("nothing was found");
            }
        }
        return last;
    }

    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
