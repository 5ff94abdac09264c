package org.truebounce.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.truebounce.Diagnosis;
import org.truebounce.account.SentCopy;
import org.truebounce.report.JsonReport;
import org.truebounce.storm.Campaign;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// Remembers in a ledger what a sweep finds, and tells what an earlier one has found already.
public final class SweepMemory {
    private static final int BATCH = 500;

    private final Ledger ledger;
    private final UnaryOperator<String> mailbox;
    private final Run run;
    private final List<SeenNotice> waiting = new ArrayList<>();
    private int fresh;

    /// @param name what the sweep goes through
    /// @param mailbox gives the mailbox that a message lies in by the message's source: the source may change, as a
    ///     file's name does with its flags; the mailbox does not
    public SweepMemory(Ledger ledger, String name, UnaryOperator<String> mailbox) {
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.run = ledger.begin(name, Instant.now());
    }

    /// Whether a message was remembered by an earlier sweep.
    public static boolean hasSeen(Ledger ledger, UnaryOperator<String> mailbox, String source, byte[] message) {
        return ledger.hasSeen(SeenNotice.identity(message, mailbox.apply(source)));
    }

    /// Remembers the copies that were read of what was sent.
    ///
    /// @return how many were new
    public static int remember(Ledger ledger, List<SentCopy> copies) {
        int fresh = 0;
        for (int from = 0; from < copies.size(); from += BATCH) {
            List<SentCopy> some = copies.subList(from, Math.min(copies.size(), from + BATCH));
            fresh += ledger.rememberSent(some.stream().map(Sent::of).toList());
        }
        return fresh;
    }

    public void add(String source, byte[] message, Diagnosis diagnosis) {
        if (diagnosis.judgement().verdict() == Verdict.NOT_A_NOTICE) {
            return;
        }
        String line = JsonReport.line(diagnosis, source);
        waiting.add(SeenNotice.of(diagnosis, message, mailbox.apply(source), line, Instant.now()));
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /// Has what was added on the disk.
    public void flush() {
        fresh += ledger.rememberNotices(waiting);
        waiting.clear();
    }

    /// Remembers the rest, and the storms.
    public void finish(Swept swept) {
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
    public int fresh() {
        return fresh;
    }
}
