package org.truebounce.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.survey.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads messages and says of each what it means.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads messages and says of each delivery notice what it means.",
        footer = {
            "",
            "Exit status: 0 all read and judged; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce check notice.eml                  one notice, explained",
            "  truebounce check ~/Maildir                   all notices of a mailbox, a line each",
            "  truebounce check --json --all inbox.mbox     every message as a line of JSON",
            "  cat notice.eml | truebounce check -          from standard input"
        })
final class CheckCommand implements Callable<Integer> {
    /// A file below this size is one message, or a mailbox too small to teach anything.
    private static final long LARGE = 64 << 10;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A message file (.eml, Outlook .msg), an mbox file, a Maildir, a folder of any of these,"
                    + " .gz of a file or mbox, or - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--json", description = "JSON Lines: one Diagnosis per message.")
    private boolean json;

    @Option(names = "--all", description = "In a mailbox, also print the messages that are no notice.")
    private boolean all;

    @Option(
            names = "--explain",
            description = "Also draw the routes: who handed what to whom, what is proven and what is claimed.")
    private boolean explain;

    @Option(names = "--interactive", description = "Ask what would settle an undecided notice, and judge it anew.")
    private boolean interactive;

    @Option(
            names = "--alone",
            description = "Judge each message by itself. Otherwise a mailbox is looked through first, so that its"
                    + " messages are judged with what they know of one another.")
    private boolean alone;

    @Option(
            names = "--scan",
            description = "Have a running clamd look for malware in each message, attachments and returned message"
                    + " included.")
    private boolean scan;

    @Mixin
    private ClamdOption clamd = new ClamdOption();

    @Mixin
    private LedgerOption ledger = new LedgerOption();

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Clamd> scanner = scan ? Optional.of(clamd.clamd(options.settings())) : Optional.empty();
        scanner.ifPresent(clamd -> ClamdOption.signatures(clamd, terminal));
        List<SentCopy> sent = new ArrayList<>(options.sent(terminal));
        sent.addAll(ledger.sent(options.settings(), terminal));
        Account account = options.account(terminal, sent, List.of(), true);
        CheckRun run = new CheckRun(
                terminal,
                alone ? account : surveyed(account),
                new CheckRun.Wishes(json, all, paths.size() == 1, explain, interactive && !paths.contains("-")));
        scanner.ifPresent(run::scanWith);
        for (String path : paths) {
            read(path, run);
        }
        return run.finish();
    }

    /// What is known after a first look through the mailboxes among the paths. One message teaches nothing, and
    /// standard input can be read only once.
    private Account surveyed(Account account) {
        List<Path> mailboxes = paths.stream()
                .filter(path -> !path.equals("-"))
                .flatMap(path -> file(path).stream())
                .toList();
        boolean many = mailboxes.size() > 1
                || mailboxes.stream()
                        .anyMatch(
                                path -> Files.isDirectory(path) || path.toFile().length() > LARGE);
        if (!many) {
            return account;
        }
        SurveyRun run = new SurveyRun(terminal, new Survey(account));
        mailboxes.forEach(path -> Mailbox.read(path, Limits.standard(), run));
        return run.finish();
    }

    private static Optional<Path> file(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Files::exists);
        } catch (InvalidPathException unknown) {
            return Optional.empty();
        }
    }

    private void read(String path, CheckRun run) {
        if (path.equals("-")) {
            Mailbox.read(terminal.in(), path, Limits.standard(), run);
            return;
        }
        try {
            Mailbox.read(Path.of(path), Limits.standard(), run);
        } catch (InvalidPathException invalid) { // a name that the locale's charset or the system does not know
            run.unreadable(new Unreadable(path, "no file can have this name here"));
        }
    }
}
