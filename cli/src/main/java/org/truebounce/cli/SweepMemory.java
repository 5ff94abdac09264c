package org.truebounce.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.truebounce.Diagnosis;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Run;
import org.truebounce.ledger.SeenNotice;
import org.truebounce.ledger.SeenStorm;
import org.truebounce.report.JsonReport;
import org.truebounce.storm.Campaign;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// Remembers in the ledger what a sweep finds.
final class SweepMemory {
    private static final int BATCH = 500;

    private final Ledger ledger;
    private final List<Path> mailboxes;
    private final Run run;
    private final List<SeenNotice> waiting = new ArrayList<>();
    private int fresh;

    SweepMemory(Ledger ledger, List<Path> mailboxes) {
        this.ledger = ledger;
        this.mailboxes = mailboxes;
        this.run = ledger.begin(
                String.join(", ", mailboxes.stream().map(Path::toString).toList()), Instant.now());
    }

    void add(String source, byte[] message, Diagnosis diagnosis) {
        if (diagnosis.judgement().verdict() == Verdict.NOT_A_NOTICE) {
            return;
        }
        String line = JsonReport.line(diagnosis, source);
        waiting.add(SeenNotice.of(diagnosis, message, mailbox(source), line, Instant.now()));
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /// The mailbox that a message lies in: a file's name may change with its flags, the mailbox's does not.
    private String mailbox(String source) {
        return mailboxes.stream()
                .filter(path -> source.startsWith(path.toString()))
                .map(path -> path.toAbsolutePath().normalize().toString())
                .findFirst()
                .orElse(source);
    }

    private void flush() {
        fresh += ledger.rememberNotices(waiting);
        waiting.clear();
    }

    /// Remembers the rest, and the storms.
    void finish(Swept swept) {
        flush();
        swept.campaigns().stream()
                .filter(Campaign::isStorm)
                .forEach(storm -> ledger.remember(new SeenStorm(
                        storm.subject().orElse("") + " " + storm.first(),
                        storm.first(),
                        storm.last(),
                        storm.notices(),
                        storm.verdict())));
        ledger.finish(run, Instant.now());
    }

    /// How many notices were not remembered before.
    int fresh() {
        return fresh;
    }
}
