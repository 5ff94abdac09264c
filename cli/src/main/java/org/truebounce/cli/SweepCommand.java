package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.language.Language;
import org.truebounce.ledger.Ledger;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.report.JsonReport;
import org.truebounce.report.SweepCsv;
import org.truebounce.report.SweepJson;
import org.truebounce.report.SweepPage;
import org.truebounce.report.SweepText;
import org.truebounce.sweep.Sweep;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes through whole mailboxes and shows what happened.
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description =
                "Goes through a whole mailbox: judges every notice with all that the mailbox knows, and shows what"
                        + " happened day by day, which storms there were, and which addresses to correct.",
        footer = {
            "",
            "Mail is only read. Nothing is moved, marked or deleted.",
            "",
            "Exit status: 0 all read and judged; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce sweep --me you@your.example --sent ~/Mail/Sent ~/Mail/Inbox",
            "  truebounce sweep --html report.html --suppress dead.csv ~/Maildir",
            "  truebounce sweep --json archive.mbox.gz > notices.jsonl",
            "  truebounce sweep --imap mail.your.example --user you@your.example"
        })
final class SweepCommand implements Callable<Integer>, MailSink {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "An mbox file, a Maildir, a message file, a folder of any of these, or .gz of a file or mbox.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--json",
            description = "JSON Lines: one Diagnosis per notice, then a line for each run of mail, then the sum.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page that can be mailed as it is.")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the addresses to correct as a table.")
    private @Nullable Path csv;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description = "Also write the addresses not to write to again, as sending services take them.")
    private @Nullable Path suppress;

    @Option(
            names = "--remember",
            description = "Remember the notices, what they mean and the storms in the ledger; what is there already is"
                    + " not remembered twice.")
    private boolean remember;

    @Mixin
    private ImapOptions imap = new ImapOptions();

    @Mixin
    private LedgerOption place = new LedgerOption();

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;
    private final Progress progress;
    private @Nullable Sweep sweep;
    private boolean failed;
    private boolean asked;

    SweepCommand(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    @Override
    public Integer call() {
        SettingsFile settings = options.settings();
        if (paths.isEmpty() && !imap.isGiven(settings)) {
            throw new UnusableException("sweep: name a mailbox, or a server with --imap");
        }
        Account account = options.account(terminal);
        try (Sweep running = new Sweep(account)) {
            sweep = running;
            paths.forEach(path -> Mailbox.read(path, Limits.standard(), this));
            Optional<LateResume> server = readServer(settings, running);
            progress.clear();
            Swept swept = remember ? judgeAndRemember(running) : running.judge(this::print);
            tell(swept, Language.of(account.language()));
            server.ifPresent(LateResume::judged);
        }
        return failed ? Main.UNUSABLE : 0;
    }

    /// Reads the mailbox on a server, where one is named on the command line, or no other mailbox is.
    private Optional<LateResume> readServer(SettingsFile settings, Sweep running) {
        if (!imap.isNamed() && !(paths.isEmpty() && imap.isGiven(settings))) {
            return Optional.empty();
        }
        try {
            ImapMailbox mailbox = imap.mailbox(settings, terminal);
            LateResume resume = imap.resume(settings, mailbox);
            mailbox.read(
                    imap.folders(settings, mailbox), imap.reading(settings, running::wants), resume, new MailSink() {
                        @Override
                        public void mail(MailItem item) {
                            running.add(item.source(), item.message());
                        }

                        @Override
                        public void unreadable(Unreadable problem) {
                            SweepCommand.this.unreadable(problem);
                        }

                        @Override
                        public void progress(long done, long known) {
                            SweepCommand.this.progress(done, known);
                        }
                    });
            return Optional.of(resume);
        } catch (ImapException unusable) {
            throw new UnusableException("--imap: " + unusable.getMessage());
        }
    }

    private Swept judgeAndRemember(Sweep running) {
        try (Ledger ledger = Ledger.open(place.location(options.settings()))) {
            SweepMemory memory = new SweepMemory(ledger, paths);
            Swept swept = running.judge((source, message, diagnosis) -> {
                print(source, message, diagnosis);
                memory.add(source, message, diagnosis);
            });
            memory.finish(swept);
            terminal.err()
                    .println("truebounce: remembered " + memory.fresh() + " new notices in "
                            + ledger.location().name());
            return swept;
        }
    }

    private void print(String source, byte[] message, Diagnosis diagnosis) {
        if (json && diagnosis.judgement().verdict() != Verdict.NOT_A_NOTICE) {
            terminal.out().println(JsonReport.line(diagnosis, source));
        }
    }

    private void tell(Swept swept, Language language) {
        Instant now = Instant.now();
        if (json) {
            swept.campaigns().forEach(campaign -> terminal.out().println(SweepJson.line(campaign)));
            terminal.out().println(SweepJson.line(swept));
        } else {
            terminal.out().print(new SweepText(terminal.style(), language, now).of(swept));
        }
        write(html, () -> new SweepPage(language, now).of(swept));
        write(csv, () -> SweepCsv.corrections(swept.corrections()));
        write(suppress, () -> SweepCsv.suppressions(swept.suppressions()));
        terminal.out().flush();
    }

    private void write(@Nullable Path file, java.util.function.Supplier<String> content) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, content.get());
        } catch (IOException full) {
            throw new UnusableException(file + " cannot be written");
        }
    }

    @Override
    public boolean wants(byte[] header) {
        asked = sweep != null && sweep.wants(header);
        return asked;
    }

    @Override
    public void mail(MailItem item) {
        boolean wanted = asked || wants(item.message());
        asked = false;
        if (wanted && sweep != null) {
            sweep.add(item.source(), item.message());
        }
    }

    @Override
    public void unreadable(Unreadable problem) {
        progress.clear();
        failed = true;
        terminal.err().println("truebounce: " + problem.line());
    }

    @Override
    public void progress(long done, long known) {
        if (sweep != null) {
            progress.update(sweep.messages(), done, known);
        }
    }
}
