package org.truebounce.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.SeenNotice;
import org.truebounce.ledger.Sent;
import org.truebounce.report.JsonReport;

/// Prints how fast a ledger takes and gives 100,000 sent messages and as many notices, and how large it becomes. The
/// notices are copies of real ones, each with an identity of its own.
public final class LedgerPace {
    private static final int RECORDS = 100_000;
    private static final int BATCH = 1_000;
    private static final int SINGLE = 2_000;
    private static final int LOOKUPS = 20_000;
    private static final double NANOS = 1e9;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private LedgerPace() {}

    /// Takes the ledger's place; without one, a file that is deleted afterwards.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            measure(Location.of(arguments[0]));
            return;
        }
        Path folder = Files.createTempDirectory("ledger");
        Path file = folder.resolve("ledger.db");
        try {
            measure(new Location.File(file));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void measure(Location place) {
        List<SeenNotice> models = models();
        long start = System.nanoTime();
        try (Ledger ledger = Ledger.open(place)) {
            System.out.printf(Locale.ROOT, "%s%nopened in %.0f ms%n", place.name(), (System.nanoTime() - start) / 1e6);
            if (!ledger.rows().isNothing()) {
                throw new IllegalStateException("the ledger is not empty");
            }
            pace(
                    "sent messages remembered, 1,000 at once",
                    RECORDS,
                    BATCH,
                    from -> ledger.rememberSent(sent(from, BATCH)));
            pace("sent messages remembered, each alone", SINGLE, 1, at -> ledger.rememberSent(sent(RECORDS + at, 1)));
            pace("look-ups by Message-ID", LOOKUPS, 1, at -> ledger.withMessageId(id(at * 4)));
            pace("look-ups by recipient", LOOKUPS, 1, at -> ledger.to("r" + at * 4 + "@example.net"));
            pace("look-ups of subjects", LOOKUPS, 1, at -> ledger.hasSubject("subject " + at * 4));
            long before = ledger.size();
            pace(
                    "notices remembered, 1,000 at once",
                    RECORDS,
                    BATCH,
                    from -> ledger.rememberNotices(notices(models, from, BATCH)));
            System.out.printf(Locale.ROOT, "%,10d bytes for 100,000 notices%n", ledger.size() - before);
            pace(
                    "notices remembered again",
                    RECORDS,
                    BATCH,
                    from -> ledger.rememberNotices(notices(models, from, BATCH)));
            pace(
                    "look-ups whether a notice was seen",
                    LOOKUPS,
                    1,
                    at -> ledger.hasSeen(notices(models, at, 1).getFirst().identity()));
            pace("sent messages loaded as an index", RECORDS + SINGLE, RECORDS + SINGLE, all -> ledger.sentMail(false));
            pace("notices counted by month and verdict", RECORDS, RECORDS, all -> ledger.counted());
            pace("notices exported", RECORDS, RECORDS, all -> ledger.notices().forEach(notice -> {}));
        }
    }

    private static void pace(String what, int records, int step, IntConsumer work) {
        long start = System.nanoTime();
        for (int at = 0; at < records; at += step) {
            work.accept(at);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        System.out.printf(Locale.ROOT, "%,10.0f a second: %s%n", records / seconds, what);
    }

    private static String id(int number) {
        return "<m" + number + "@alder.example>";
    }

    private static List<Sent> sent(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new SentCopy(
                        Optional.of(id(i)),
                        List.of("r" + i % (RECORDS / 2) + "@example.net", "s" + i % 997 + "@example.net"),
                        "subject " + i,
                        Optional.of(FIRST.plus(Duration.ofMinutes(i))),
                        Optional.of("frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=" + i),
                        Optional.of("mutt"),
                        Optional.of("192.0.2.7")))
                .map(Sent::of)
                .toList();
    }

    private static List<SeenNotice> notices(List<SeenNotice> models, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> {
                    SeenNotice model = models.get(i % models.size());
                    return new SeenNotice(
                            SeenNotice.identity(String.valueOf(i).getBytes(StandardCharsets.UTF_8), "inbox"),
                            model.mailbox(),
                            FIRST.plus(Duration.ofMinutes(i)),
                            model.verdict(),
                            model.confidence(),
                            model.kind(),
                            model.reasons(),
                            model.recipients(),
                            model.reporter(),
                            model.diagnosis());
                })
                .toList();
    }

    private static List<SeenNotice> models() {
        List<SeenNotice> models = new ArrayList<>();
        for (byte[] message : MailFolder.chosen().messages()) {
            Diagnosis diagnosis = TrueBounce.diagnose(message, Account.UNKNOWN);
            if (diagnosis.notice().kind().isNotice()) {
                models.add(SeenNotice.of(diagnosis, message, "inbox", JsonReport.line(diagnosis, "inbox#1"), FIRST));
            }
        }
        return models;
    }
}
