package org.truebounce.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.Run;
import org.truebounce.ledger.SeenNotice;
import org.truebounce.ledger.SeenStorm;
import org.truebounce.ledger.Sent;
import org.truebounce.report.JsonReport;
import org.truebounce.verdict.Verdict;

/// A ledger with the notices of `examples/`, seen three weeks apart, a sent message and a storm.
final class LedgerExample {
    private static final Instant FIRST = Instant.parse("2026-09-07T08:00:00Z");
    private static final String SHOWN = "~/.local/share/truebounce/ledger.db";
    private static final String SENT = """
            From: robin@alder.example
            To: Kim <kim@example.net>
            Subject: =1+1
            Date: Mon, 2 Mar 2026 12:00:00 +0100
            Message-ID: <tea@alder.example>

            At five, as every other day of this week and of the next?
            """;

    private LedgerExample() {}

    static String printed(List<String> arguments) {
        try {
            Path folder = Files.createTempDirectory("truebounce-ledger");
            Path file = folder.resolve("ledger.db");
            fill(new Location.File(file));
            List<String> whole = new ArrayList<>(List.of("ledger"));
            whole.addAll(arguments);
            whole.addAll(List.of("--ledger", file.toString()));
            String printed = Program.prints(whole).strip();
            Files.delete(file);
            Files.delete(folder);
            return "```text\n$ ./truebounce ledger " + String.join(" ", arguments) + "\n"
                    + printed.replace(file.toString(), SHOWN).replace("\r", "") + "\n```";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void fill(Location place) throws IOException {
        try (Ledger ledger = Ledger.open(place);
                Stream<Path> examples = Files.list(Program.home().resolve("examples"))) {
            ledger.rememberSent(List.of(Sent.of(SentCopy.of(SENT.getBytes(StandardCharsets.UTF_8)))));
            Run run = ledger.begin("~/Maildir", FIRST);
            Instant time = FIRST;
            for (Path example : examples.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                byte[] message = Files.readAllBytes(example);
                Diagnosis diagnosis = TrueBounce.diagnose(message, Account.UNKNOWN);
                String line = JsonReport.line(diagnosis, "examples/" + example.getFileName());
                ledger.rememberNotices(List.of(SeenNotice.of(diagnosis, message, "~/Maildir", line, time)));
                time = time.plus(Duration.ofDays(21));
            }
            ledger.finish(run, time);
            ledger.remember(new SeenStorm("Cheap pills", FIRST, time, 900, Verdict.BACKSCATTER));
        }
    }
}
