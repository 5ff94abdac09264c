package org.truebounce.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.language.Language;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.sweep.Sweep;
import org.truebounce.sweep.Swept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "Mail is only read, unless --file is given. Nothing is ever deleted.",
            "",
            "Exit status: 0 all read and judged; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce sweep --me you@your.example --sent ~/Mail/Sent ~/Mail/Inbox",
            "  truebounce sweep --thunderbird",
            "  truebounce sweep --html report.html --suppress dead.csv ~/Maildir",
            "  truebounce sweep --json archive.mbox.gz > notices.jsonl",
            "  truebounce sweep --imap mail.your.example --user you@your.example --file",
            "  truebounce sweep --imap mail.your.example --user you@your.example --watch"
        })
final class SweepCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "An mbox file, a Maildir, a message file, a folder of any of these, or .gz of a file or mbox.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private ProgramOptions programs = new ProgramOptions();

    @Mixin
    private SweepOutput output = new SweepOutput();

    @Mixin
    private FilingOptions filing = new FilingOptions();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    @Mixin
    private ImapOptions imap = new ImapOptions();

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;

    SweepCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Interruption interruption = new Interruption()) {
            return run(interruption);
        } catch (ImapException unusable) {
            throw new UnusableException("--imap: " + unusable.getMessage());
        }
    }

    private int run(Interruption interruption) {
        SettingsFile settings = options.settings();
        List<Path> files = new ArrayList<>(paths);
        ProgramOptions.Found found = programs.found();
        files.addAll(found.mail());
        try (SweepServer server = SweepServer.of(imap, settings, files.isEmpty(), terminal)) {
            refuse(files, server);
            if (filing.isUndo()) {
                return filing.undo(server.mailbox(), options.language(terminal), terminal);
            }
            return sweep(settings, files, found, server, interruption);
        }
    }

    /// What cannot be asked for together.
    private void refuse(List<Path> files, SweepServer server) {
        if (files.isEmpty() && !server.isThere()) {
            throw new UnusableException("sweep: name a mailbox, or a server with --imap" + programs.hint());
        }
        if ((filing.isWanted() || filing.isUndo() || watch.isWanted()) && !server.isThere()) {
            throw new UnusableException(
                    "--file, --undo and --watch are for a mailbox on a server; name it with --imap");
        }
        if (watch.isWanted() && (filing.isWanted() || filing.isUndo())) {
            throw new UnusableException("--watch files nothing; leave --file out, or run it by itself");
        }
    }

    private int sweep(
            SettingsFile settings,
            List<Path> files,
            ProgramOptions.Found found,
            SweepServer server,
            Interruption interruption) {
        List<SentCopy> sent = sent(settings, found, server);
        Account account = options.account(terminal, sent, found.addresses(), server.hasAllSent());
        Language language = Language.of(account.language());
        try (Sweep running = new Sweep(account);
                SweepRemembered remembered = memory.open(settings, files, server, terminal)) {
            remembered.sent(sent);
            SweepInput input = new SweepInput(running, terminal);
            input.read(files);
            server.read(running, input);
            filing.prepare(server);
            watch.prepare(server, terminal);
            Swept swept = running.judge(
                    (source, message) -> memory.wants(imap.wantsOnlyNew(settings), remembered, source, message),
                    (source, message, diagnosis) -> {
                        judged(source, diagnosis);
                        remembered.add(source, message, diagnosis);
                    });
            remembered.finish(swept);
            output.tell(swept, language, terminal);
            server.judged();
            filing.file(server, language, terminal);
            watch.run(new WatchRun(server, running, account, remembered, output, language, terminal), interruption);
            return input.hasFailed() ? Main.UNUSABLE : 0;
        }
    }

    private void judged(String source, Diagnosis diagnosis) {
        output.print(source, diagnosis, terminal);
        filing.add(source, diagnosis);
        watch.add(source, diagnosis);
    }

    /// All that is known of what the owner sent: named places go before those that are found.
    private List<SentCopy> sent(SettingsFile settings, ProgramOptions.Found found, SweepServer server) {
        List<SentCopy> sent = new ArrayList<>(options.sent(terminal));
        if (!options.namesSent()) {
            sent.addAll(new SentSources(terminal).readAll(found.sent(), options.keepsIndex()));
            sent.addAll(server.sent(options.keepsIndex()));
        }
        sent.addAll(memory.sent(settings, terminal));
        return sent;
    }
}
