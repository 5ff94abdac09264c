package org.truebounce.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.account.SentCopy;

/// A program, or the server, is killed in the middle of writing, again and again: what was committed is there, once,
/// and what was not is there whole or not at all.
///
/// `TRUEBOUNCE_LEDGER_KILLS` says how often, over all; without it a few times. `bench/run ledger-kill` sets it to 50.
class KilledWriterTest {
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_LEDGER_KILLS", "6"));
    private static final long LONGEST_LIFE_MILLIS = 400;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random();

    @Test
    void nothingIsLostAndNothingTwiceInAFile() throws Exception {
        Location place = new Location.File(folder.resolve("ledger.db"));
        int committed = -1;
        for (int kill = 0; kill < KILLS - KILLS / 2; kill++) {
            committed = killed(folder.resolve("ledger.db").toString(), committed, () -> {});
            check(place, committed);
        }
        report("SQLite: the writer", KILLS - KILLS / 2, committed);
    }

    @Test
    void nothingIsLostAndNothingTwiceInPostgresql() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "PostgreSQL is not installed");
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.database("ledger").toString();
            int committed = -1;
            for (int kill = 0; kill < KILLS / 2; kill++) {
                boolean crash = kill % 3 == 2;
                committed = killed(url, committed, crash ? server::crash : () -> {});
                check(Location.of(url), committed);
            }
            server.examine("ledger");
            report("PostgreSQL: the writer, and each third time first the server,", KILLS / 2, committed);
        }
    }

    private interface Blow {
        void strike() throws IOException;
    }

    /// Lets a writer work for a while and ends it.
    ///
    /// @param before the last batch that is known to be committed
    /// @return the last batch that is known to be committed now
    private int killed(String place, int before, Blow first) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingWriter.class.getName(),
                        place,
                        String.valueOf(before + 1))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            int last = number(lines.readLine());
            Thread.sleep(random.nextLong(LONGEST_LIFE_MILLIS));
            first.strike();
            writer.toHandle()
                    .destroyForcibly(); // SIGKILL; by its handle, so that what it has printed can still be read
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = number(line);
            }
            assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return last;
        }
    }

    private int number(String line) throws IOException {
        assertThat(line)
                .as("a batch; errors: %s", java.nio.file.Files.readString(folder.resolve("errors")))
                .isNotNull();
        return Integer.parseInt(line);
    }

    private static void check(Location place, int committed) {
        try (Ledger ledger = Ledger.open(place)) {
            assertThat(ledger.damage()).isEmpty();
            List<SeenNotice> all = ledger.notices().toList();
            var byBatch = all.stream()
                    .collect(Collectors.groupingBy(notice ->
                            Integer.valueOf(notice.recipients().getFirst().replaceAll("\\D", ""))));
            for (int batch = 0; batch <= committed; batch++) {
                assertThat(byBatch.get(batch))
                        .as("batch %s", batch)
                        .containsExactlyElementsOf(CommittingWriter.notices(batch));
                assertThat(ledger.to(CommittingWriter.recipient(batch))).hasSize(1);
            }
            // One more may have been committed and not told any more; nothing of it may be there in part.
            assertThat(byBatch.keySet()).allMatch(batch -> batch <= committed + 1);
            assertThat(byBatch.values()).allMatch(batch -> batch.size() == CommittingWriter.NOTICES);
            assertThat(ledger.sent()
                            .map(Sent::copy)
                            .map(SentCopy::messageId)
                            .distinct()
                            .count())
                    .isEqualTo(ledger.rows().sent());
            assertThat(Integer.parseInt(
                            ledger.lastRun("inbox").orElseThrow().position().orElseThrow()))
                    .isBetween(committed, committed + 1);
        }
    }

    private static void report(String what, int kills, int committed) {
        System.out.println(what + " was killed " + kills + " times; all of "
                + (committed + 1) * CommittingWriter.NOTICES + " committed notices are there, each once");
    }
}
