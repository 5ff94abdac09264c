package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.remedies.filter.EximFilter;
import org.truebounce.remedies.filter.FilterRules;
import org.truebounce.remedies.filter.GmailFilter;
import org.truebounce.remedies.filter.ProcmailFilter;
import org.truebounce.remedies.filter.SieveFilter;
import org.truebounce.remedies.filter.Storm;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints a filter that puts forged bounces aside.
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        description = "Prints a mail filter that puts forged bounces aside and leaves genuine ones where they are.",
        footer = {
            "",
            "A forged bounce is told by what your own messages always have when they come back and it has not: give"
                    + " your marks by --id-host, --host or --selector, or let --sent teach them.",
            "",
            "Exit status: 0 done; 2 the command line, a file or the server could not be used.",
            "",
            "Examples:",
            "  truebounce filter --me me@example.org --host mx1.example.org --days 14",
            "  truebounce filter --sent ~/Mail/Sent --verdicts ~/Maildir --days 7 > forged.sieve",
            "  truebounce filter --host mx1.example.org --upload mail.example.org --user me@example.org"
        })
final class FilterCommand implements Callable<Integer> {
    private static final int SOME_DAYS = 14;

    /// The filter languages.
    enum Format {
        sieve,
        procmail,
        exim,
        gmail
    }

    @Option(
            names = "--id-host",
            paramLabel = "HOST",
            description = "A host behind the @ in the Message-ID of your own mail, other than the domain of your"
                    + " address; repeatable.")
    private List<String> idHosts = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A server that your own mail leaves through, as the Received lines name it; repeatable.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            description = "A DKIM selector of your own domain, as s=NAME in your signatures; repeatable.")
    private List<String> selectors = new ArrayList<>();

    @Option(
            names = "--verdicts",
            paramLabel = "PATH",
            description = "A mailbox with notices: what those judged backscatter have in common becomes a rule.")
    private @Nullable Path verdicts;

    @Option(
            names = "--guard",
            paramLabel = "FIELD=TEXT",
            description = "A field that your own server writes into forged bounces, such as"
                    + " X-TrueBounce=verdict=backscatter.")
    private @Nullable String guard;

    @Option(
            names = "--folder",
            paramLabel = "NAME",
            defaultValue = "Forged bounces",
            description = "Where to file them. Default: ${DEFAULT-VALUE}")
    private String folder = "";

    @Option(names = "--flag", description = "Only flag them, and file nothing.")
    private boolean flag;

    @Option(names = "--discard", description = "Throw them away unseen. What the filter gets wrong is lost.")
    private boolean discard;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The day from which the filter does nothing (2026-12-01).")
    private @Nullable String until;

    @Option(names = "--days", paramLabel = "N", description = "The same, in so many days. Default: 14")
    private @Nullable Integer days;

    @Option(names = "--for-ever", description = "A filter without an end.")
    private boolean forEver;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "sieve",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Format format = Format.sieve;

    @Option(
            names = "--capabilities",
            paramLabel = "EXTENSIONS",
            description = "The extensions of Sieve that the server has, apart by blanks. Default: all that are of use.")
    private @Nullable String capabilities;

    @ArgGroup(exclusive = false, heading = "Upload by ManageSieve:%n")
    private @Nullable UploadOptions upload;

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;

    FilterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FilterRules rules = rules(options.account(terminal));
        if (rules.isEmpty()) {
            throw new UnusableException("nothing to tell forged bounces by: give --id-host, --host, --selector, --sent,"
                    + " --verdicts or --guard");
        }
        if (upload != null) {
            terminal.err().println(upload.run(extensions -> SieveFilter.script(rules, extensions)));
            return 0;
        }
        Set<String> extensions = capabilities == null
                ? SieveFilter.EXTENSIONS
                : Set.of(capabilities.strip().split("[\\s,]+"));
        terminal.out()
                .print(
                        switch (format) {
                            case sieve -> SieveFilter.script(rules, extensions);
                            case procmail -> ProcmailFilter.recipes(rules);
                            case exim -> EximFilter.filter(rules);
                            case gmail -> GmailFilter.file(rules);
                        });
        return 0;
    }

    private FilterRules rules(Account account) {
        Set<String> marks = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>(idHosts);
        account.sent().messageIdHosts().stream()
                .filter(host -> host.indexOf('.') > 0)
                .sorted()
                .forEach(ids::add);
        for (String host : ids) {
            if (isDomainOf(account, host)) {
                terminal.err()
                        .println("truebounce: " + host + " tells nothing: forged messages bear it in your address."
                                + " Give --host or --selector.");
            } else {
                marks.add("@" + host + ">");
            }
        }
        hosts.forEach(host -> marks.add("by " + host));
        selectors.forEach(selector -> marks.add("s=" + selector + ";"));
        FilterRules.Action action =
                discard ? FilterRules.Action.DISCARD : flag ? FilterRules.Action.FLAG : FilterRules.Action.FILE;
        return new FilterRules(List.copyOf(marks), storm(account, marks), guard(), action, folder, until());
    }

    private static boolean isDomainOf(Account account, String host) {
        return account.addresses().stream()
                .anyMatch(address -> address.substring(address.indexOf('@') + 1).equalsIgnoreCase(host));
    }

    private Optional<FilterRules.Guard> guard() {
        if (guard == null) {
            return Optional.empty();
        }
        int equals = guard.indexOf('=');
        if (equals < 1) {
            throw new UnusableException("--guard: not FIELD=TEXT: " + guard);
        }
        return Optional.of(new FilterRules.Guard(guard.substring(0, equals), guard.substring(equals + 1)));
    }

    private List<String> storm(Account account, Set<String> marks) {
        if (verdicts == null) {
            return List.of();
        }
        if (!Files.exists(verdicts)) {
            throw new UnusableException("--verdicts: " + verdicts + " does not exist");
        }
        Storm storm = new Storm();
        Mailbox.read(verdicts, Limits.standard(), new StormReader(storm, account, terminal));
        Set<String> subjects = account.sent().subjects();
        return storm.lines().stream()
                .filter(line -> !marks.contains(line))
                // The host of an id may be a large provider's, and yours too: only your own marks can tell.
                .filter(line -> line.startsWith("Subject: ") || !marks.isEmpty())
                .filter(line -> !subjects.contains(line.replace("Subject: ", "")))
                .toList();
    }

    private Optional<LocalDate> until() {
        if (forEver) {
            return Optional.empty();
        }
        if (until == null) {
            return Optional.of(LocalDate.now(ZoneId.systemDefault()).plusDays(days == null ? SOME_DAYS : days));
        }
        try {
            return Optional.of(LocalDate.parse(until));
        } catch (DateTimeParseException none) {
            throw new UnusableException("--until: not a date such as 2026-12-01: " + until);
        }
    }

    /// Whether a file can be read, for the options of [UploadOptions].
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UnusableException("cannot read " + file);
        }
    }
}
