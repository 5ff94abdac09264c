package org.truebounce.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows, exports and prunes what is remembered of sent mail and of notices.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Shows, exports or prunes what is remembered of sent mail and of notices.",
        footer = {
            "",
            "Exit status: 0 done; 2 the command line or the ledger could not be used.",
            "",
            "Examples:",
            "  truebounce ledger show                        how much there is, by month and verdict",
            "  truebounce ledger export --format csv         all notices for a spreadsheet",
            "  truebounce ledger prune --older-than 90d      what would be forgotten; --yes forgets it",
            "  truebounce ledger begin --hashed              a ledger that keeps hashes of addresses alone"
        })
final class LedgerCommand implements Callable<Integer> {
    /// What is done with the ledger.
    enum Action {
        show,
        export,
        prune,
        begin
    }

    @Parameters(paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
    private Action action = Action.show;

    @Option(names = "--json", description = "With show and prune: a line of JSON.")
    private boolean json;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "With export: one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private LedgerExport.Format format = LedgerExport.Format.jsonl;

    @Option(names = "--notices", description = "With export: the notices. This is the default.")
    private boolean notices;

    @Option(names = "--sent", description = "With export: the sent messages.")
    private boolean sent;

    @Option(names = "--storms", description = "With export: the storms.")
    private boolean storms;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "With prune: days (90d), or the date (2026-08-01, in UTC) before which all is forgotten.")
    private @Nullable String olderThan;

    @Option(names = "--yes", description = "With prune: do it. Without, it is only told what would be done.")
    private boolean yes;

    @Option(
            names = "--hashed",
            description = "With begin: addresses, subjects and ids are kept as hashes under a key that lies beside"
                    + " the ledger, and Diagnoses are not kept. It cannot be changed later.")
    private boolean hashed;

    @Mixin
    private LedgerOption option = new LedgerOption();

    @Mixin
    private SettingsOption config = new SettingsOption();

    private final Terminal terminal;

    LedgerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        checkOptions();
        Location location = option.location(config.settings());
        if (action != Action.begin && !Ledger.exists(location)) {
            throw new UnusableException("there is no ledger yet: " + location.name()
                    + " does not exist. To begin one: truebounce ledger begin");
        }
        try (Ledger ledger = hashed ? Ledger.openHashed(location) : Ledger.open(location)) {
            act(ledger);
        }
        return 0;
    }

    private void checkOptions() {
        int records = (notices ? 1 : 0) + (sent ? 1 : 0) + (storms ? 1 : 0);
        if (records > 1) {
            throw new UnusableException("--notices, --sent and --storms exclude each other");
        }
        if (records > 0 && action != Action.export) {
            throw new UnusableException("--notices, --sent and --storms go with export");
        }
        if (action != Action.prune && (yes || olderThan != null)) {
            throw new UnusableException("--older-than and --yes go with prune");
        }
        if (action != Action.begin && hashed) {
            throw new UnusableException("--hashed goes with begin");
        }
    }

    private void act(Ledger ledger) {
        switch (action) {
            case show, begin -> show(ledger);
            case export -> export(new LedgerExport(ledger, terminal.out()));
            case prune -> prune(ledger);
        }
    }

    private void show(Ledger ledger) {
        LedgerView view = LedgerView.of(ledger);
        terminal.out().print(json ? view.json() + "\n" : view.text());
    }

    private void export(LedgerExport export) {
        if (sent) {
            export.sent(format);
        } else if (storms) {
            export.storms(format);
        } else {
            export.notices(format);
        }
    }

    private void prune(Ledger ledger) {
        if (olderThan == null) {
            throw new UnusableException("prune needs --older-than, such as --older-than 90d");
        }
        Instant limit = limit(olderThan, Instant.now());
        Rows rows = yes ? ledger.prune(limit) : ledger.rowsBefore(limit);
        if (json) {
            terminal.out().println(JsonLine.of(line -> {
                line.text("before", limit.toString());
                line.truth("done", yes);
                LedgerView.rows(line, rows);
            }));
            return;
        }
        terminal.out()
                .println((yes ? "Forgotten: " : "To be forgotten: ") + LedgerView.told(rows) + " from before " + limit
                        + ".");
        if (!yes && !rows.isNothing()) {
            terminal.err().println("truebounce: nothing was changed. To forget them, add --yes");
        }
    }

    /// The moment before which all is old.
    static Instant limit(String age, Instant now) {
        try {
            return age.matches("\\d{1,6}d")
                    ? now.minus(Duration.ofDays(Long.parseLong(age.substring(0, age.length() - 1))))
                    : LocalDate.parse(age).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException none) {
            throw new UnusableException("--older-than: neither days such as 90d nor a date such as 2026-08-01: " + age);
        }
    }
}
