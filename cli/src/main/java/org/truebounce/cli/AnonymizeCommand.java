package org.truebounce.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.remedies.anonymize.Anonymizer;
import org.truebounce.remedies.anonymize.Wishes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Turns private notices into ones that can be given away.
@Command(
        name = "anonymize",
        mixinStandardHelpOptions = true,
        description = "Replaces all names, addresses, hosts, ids and texts of a notice, and keeps what it is read by.",
        footer = {
            "",
            "The message goes to standard output, or to --out; what was replaced by what, and whether TrueBounce still"
                    + " reads the notice as before, to standard error. The key of the replacements is drawn anew for"
                    + " each run and kept nowhere, so that nobody can undo them.",
            "Signatures (DKIM, ARC) no longer verify.",
            "",
            "Exit status: 0 done; 2 a file could not be used, or a private name is left and nothing was written.",
            "",
            "Examples:",
            "  truebounce anonymize --me me@example.org notice.eml > case.eml",
            "  truebounce anonymize --me me@example.org --diff --out case.eml notice.eml",
            "  truebounce anonymize --out cases/ first.eml second.eml inbox.mbox"
        })
final class AnonymizeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A message file, an mbox file, a Maildir or folder, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            description = "Where to write: a file; for several messages a folder.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Overwrite files that exist, and write although a private name is left.")
    private boolean force;

    @Option(names = "--diff", description = "Show each line that changed, before and after.")
    private boolean diff;

    @Option(names = "--also-providers", description = "Also replace the names of large providers and of mail services.")
    private boolean alsoProviders;

    @Option(
            names = "--keep-words",
            description = "Keep the notice's own words, for a notice in words that TrueBounce does not know. Names in"
                    + " the text stay too: read it before you give it away.")
    private boolean keepWords;

    @Option(names = "--shift", paramLabel = "DAYS", description = "Move all dates of fields by so many days.")
    private int shift;

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "Make the same replacements come again. Who knows it can try names until one fits.")
    private @Nullable String seed;

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;

    AnonymizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Account account = options.account(terminal);
        Wishes wishes = new Wishes(
                account.addresses(),
                account.trusted(),
                alsoProviders,
                keepWords,
                Duration.ofDays(shift),
                Optional.ofNullable(seed));
        AnonymizeRun run = new AnonymizeRun(
                terminal, new Anonymizer(wishes), Optional.ofNullable(out), new AnonymizeRun.Manner(force, diff));
        for (String file : files) {
            if (file.equals("-")) {
                Mailbox.read(terminal.in(), file, Limits.standard(), run);
            } else {
                Mailbox.read(Path.of(file), Limits.standard(), run);
            }
        }
        return run.finish();
    }
}
