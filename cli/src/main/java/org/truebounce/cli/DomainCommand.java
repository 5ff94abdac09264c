package org.truebounce.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.remedies.aggregate.Senders;
import org.truebounce.remedies.domain.Assessment;
import org.truebounce.remedies.domain.DomainJson;
import org.truebounce.remedies.domain.DomainText;
import org.truebounce.remedies.domain.Notices;
import org.truebounce.remedies.domain.Selectors;
import org.truebounce.remedies.domain.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what strangers can forge in a domain's name, and what to publish against it.
@Command(
        name = "domain",
        mixinStandardHelpOptions = true,
        description = "Says what strangers can forge in a domain's name today, and which DNS records stop them;"
                + " and whether your own mail server sends backscatter.",
        footer = {
            "",
            "Exit status: 0 all done; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce domain --dns system example.org                     look at a domain",
            "  truebounce domain --dns system --mail Sent example.org         with the keys that sign your mail",
            "  truebounce domain --dns system --reports dmarc/ example.org    with DMARC reports: who sends as you",
            "  truebounce domain --dns example.zone --json example.org        from a zone file, as JSON",
            "  truebounce domain --mx mx.example.org example.org              does your own server send backscatter?"
        })
final class DomainCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "A domain, such as example.org.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "JSON Lines: one object per domain.")
    private boolean json;

    @Option(
            names = "--selector",
            paramLabel = "SELECTOR",
            description = "A DKIM selector in use; repeatable. Without it: common ones are tried.")
    private List<String> selectors = new ArrayList<>();

    @Option(
            names = "--mail",
            paramLabel = "PATH",
            description = "Mail that you sent: its signatures tell the selectors; repeatable.")
    private List<String> mail = new ArrayList<>();

    @Option(
            names = "--subdomain",
            paramLabel = "NAME",
            description = "A name below the domain to look at too; repeatable.")
    private List<String> subdomains = new ArrayList<>();

    @Option(
            names = "--reports",
            paramLabel = "PATH",
            description = "DMARC aggregate reports: XML, gzip or zip files, mails with those, a mailbox, a folder;"
                    + " repeatable.")
    private List<String> reports = new ArrayList<>();

    @Option(
            names = "--notices",
            paramLabel = "PATH",
            description = "Delivery notices that you got: who forged the mail that they are about; repeatable.")
    private List<String> notices = new ArrayList<>();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;
    private boolean failed;

    DomainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Account account = options.account(terminal);
        boolean asksServer = server.isAsked();
        if (!account.asksDns() && !asksServer) {
            throw new UnusableException(
                    "domain: nothing can be looked up without the DNS; add --dns system, or --dns FILE with a zone file");
        }
        List<Path> mails = paths("--mail", mail);
        List<Path> aggregate = paths("--reports", reports);
        List<Path> boxes = paths("--notices", notices);
        for (String name : names) {
            Optional<Subject> subject = Subject.of(name, selectors(name, mails), subdomains);
            if (subject.isEmpty()) {
                problem(name + ": not a domain's name such as example.org");
                continue;
            }
            if (account.asksDns()) {
                print(assess(subject.get(), account, aggregate, boxes));
            }
            if (asksServer) {
                server.run(subject.get().domain(), terminal, json);
            }
        }
        return failed ? Main.UNUSABLE : 0;
    }

    private List<String> selectors(String name, List<Path> mails) {
        return Stream.concat(
                        selectors.stream(), Selectors.in(mails, DomainName.canonical(name), inLine("--mail")).stream())
                .distinct()
                .toList();
    }

    private Assessment assess(Subject subject, Account account, List<Path> aggregate, List<Path> boxes) {
        Optional<Senders> senders = aggregate.isEmpty()
                ? Optional.empty()
                : Optional.of(Senders.read(
                        aggregate,
                        subject.domain(),
                        account.dns(),
                        (source, reason) -> problem("--reports: " + source + ": " + reason)));
        Optional<Notices> told = boxes.isEmpty()
                ? Optional.empty()
                : Optional.of(Notices.read(boxes, account, senders, inLine("--notices")));
        return Assessment.of(subject, account.dns(), senders, told);
    }

    private void print(Assessment assessment) {
        if (json) {
            terminal.out().println(DomainJson.line(assessment));
        } else {
            terminal.out().print(new DomainText(terminal.style()).card(assessment));
        }
        terminal.out().flush();
    }

    private static List<Path> paths(String option, List<String> written) {
        return written.stream().map(path -> existing(option, path)).toList();
    }

    private static Path existing(String option, String written) {
        try {
            Path path = Path.of(written);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException invalid) { // a name that the locale's charset or the system does not know
            throw new UnusableException(option + ": no file can have this name here");
        }
        throw new UnusableException(option + ": " + written + " does not exist");
    }

    private Consumer<String> inLine(String option) {
        return line -> problem(option + ": " + line);
    }

    private void problem(String line) {
        failed = true;
        terminal.err()
                .println("truebounce: "
                        + line.codePoints()
                                .map(point -> Character.isISOControl(point) ? '?' : point)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
    }
}
