package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.remedies.server.MailHost;
import org.truebounce.remedies.server.Probe;
import org.truebounce.remedies.server.Probing;
import org.truebounce.remedies.server.ServerJson;
import org.truebounce.remedies.server.ServerReport;
import org.truebounce.remedies.server.ServerTest;
import org.truebounce.remedies.server.ServerText;
import picocli.CommandLine.Option;

/// The test of the user's own mail server: which one, what may be sent to it, and that the user wants it.
final class ServerOptions {
    private static final int LONGEST_WAIT = 600;

    @Option(
            names = "--mx",
            paramLabel = "HOST",
            description = "Ask this mail server of your own (host or host:port) whether it sends backscatter: which"
                    + " recipients it would take. No message is sent without --probe.")
    private @Nullable String mx;

    @Option(
            names = "--yes",
            description = "With --mx: it is your server, and it may be asked. Without, you are asked first.")
    private boolean yes;

    @Option(names = "--probe", description = "With --mx: send test messages too, under the address of --return.")
    private boolean probe;

    @Option(
            names = "--return",
            paramLabel = "ADDRESS",
            description = "With --probe: an address of yours at some other provider, which gets what comes back.")
    private @Nullable String returnAddress;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description =
                    "A mailbox of yours at the server, by which it is seen that not all is refused; with --probe, it"
                            + " gets two test messages.")
    private @Nullable String to;

    @Option(
            names = "--forward",
            paramLabel = "ADDRESS",
            description = "With --probe: an address at the server that is forwarded to one that refuses mail.")
    private @Nullable String forward;

    @Option(
            names = "--returned",
            paramLabel = "PATH",
            description = "With --probe: the mailbox of --return, to be looked at until the probes have come back.")
    private @Nullable Path returned;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "With --returned: how long. Default: ${DEFAULT-VALUE}")
    private int wait = 60;

    boolean isAsked() {
        if (mx == null
                && (probe || yes || returnAddress != null || to != null || forward != null || returned != null)) {
            throw new UnusableException("--probe, --return, --to, --forward, --returned and --yes go with --mx HOST");
        }
        return mx != null;
    }

    /// Asks the server about a domain, once the user has agreed.
    void run(String domain, Terminal terminal, boolean json) {
        MailHost host = MailHost.of(String.valueOf(mx))
                .orElseThrow(
                        () -> new UnusableException("--mx: not a host such as mx.example.org or mx.example.org:25"));
        Optional<Probing> probing = probe ? Optional.of(probing(domain)) : Optional.empty();
        if (!yes && !isAgreed(host, domain, probing, terminal)) {
            throw new UnusableException("nothing was asked and nothing was sent; add --yes where the server is yours");
        }
        ServerReport report = report(host, domain, probing);
        if (json) {
            terminal.out().println(ServerJson.line(report));
        } else {
            terminal.out().print(new ServerText(terminal.style()).card(report));
        }
        terminal.out().flush();
    }

    private ServerReport report(MailHost host, String domain, Optional<Probing> probing) {
        try {
            ServerReport report = ServerTest.look(host, domain, address("--to", to));
            return probing.isEmpty()
                    ? report
                    : report.with(ServerTest.probe(
                            host, probing.get(), Optional.ofNullable(returned), Duration.ofSeconds(wait)));
        } catch (IOException unusable) {
            String why = Optional.ofNullable(unusable.getMessage())
                    .flatMap(text -> text.lines().findFirst())
                    .orElse(unusable.getClass().getSimpleName());
            throw new UnusableException("--mx: " + host + ": " + why);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new UnusableException("--mx: " + host + ": broken off");
        }
    }

    private Probing probing(String domain) {
        String sender = address("--return", returnAddress)
                .orElseThrow(() -> new UnusableException("--probe needs --return with an address of yours elsewhere"));
        if (sender.toLowerCase(Locale.ROOT).endsWith("@" + domain)) {
            throw new UnusableException("--return: an address at another provider, or nothing is proved");
        }
        if (returned != null && !Files.exists(returned)) {
            throw new UnusableException("--returned: " + returned + " does not exist");
        }
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw new UnusableException("--wait: between 0 and " + LONGEST_WAIT + " seconds");
        }
        return Probing.of(domain, sender, address("--to", to), address("--forward", forward), Probing.token());
    }

    /// An address that is fit for an SMTP command: nothing in it ends the command or the brackets.
    private static Optional<String> address(String option, @Nullable String written) {
        Optional<String> address = Optional.ofNullable(written);
        if (address.filter(text -> !text.matches("[^\\s<>@\\p{Cntrl}]{1,64}@[^\\s<>@\\p{Cntrl}]{1,255}"))
                .isPresent()) {
            throw new UnusableException(option + ": not an address such as me@example.org");
        }
        return address;
    }

    private static boolean isAgreed(MailHost host, String domain, Optional<Probing> probing, Terminal terminal) {
        StringBuilder plan =
                new StringBuilder("truebounce: " + host + " is to be asked over SMTP which recipients it would"
                        + " take for " + domain + " and for a foreign domain. For that no message is sent.\n");
        probing.ifPresent(planned -> {
            plan.append("Then these test messages are to be sent to it, under ")
                    .append(planned.returnAddress())
                    .append(":\n");
            for (Probe each : planned.probes()) {
                plan.append("  to ")
                        .append(each.recipient())
                        .append(": ")
                        .append(each.kind().to())
                        .append('\n');
            }
        });
        terminal.err().print(plan + "Is it your server, and may it be asked? (y/n) ");
        terminal.err().flush();
        return terminal.answer('y', 'n').orElse(false);
    }
}
