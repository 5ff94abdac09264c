package org.truebounce.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.web.Serving;
import org.truebounce.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Opens the local page, and REST for programs.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Opens a page in the browser where notices can be dropped, and REST for programs.",
        footer = {
            "",
            "One line is printed: the link to the page. Its token is made anew at each start; programs send it as",
            "Authorization: Bearer TOKEN. Only this machine can reach the page, unless --bind says otherwise.",
            "It runs until it is interrupted.",
            "",
            "Exit status: 0 ended as it was asked to; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce serve                             the page, in your browser",
            "  truebounce serve --no-browser --port 8080    for programs",
            "  truebounce serve --bind 0.0.0.0 --keys keys.txt --host bounce.your.example"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen at. Default: a free one.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen at. Default: 127.0.0.1, which only this machine can reach. Any other"
                    + " can be reached from the network: put a proxy with TLS in front, and give out keys.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name by which others reach it, such as a proxy's; repeatable. Requests to other names are"
                    + " refused.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "API keys that hold for longer than this start: one a line, each of at least 32 characters;"
                    + " refused when others may read the file.")
    private @Nullable Path keys;

    @Option(names = "--no-browser", description = "Only print the link.")
    private boolean noBrowser;

    @Mixin
    private ClamdOption clamd = new ClamdOption();

    @Mixin
    private AccountOptions options = new AccountOptions();

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SettingsFile settings = options.settings();
        InetSocketAddress place = place();
        List<String> given = keys == null ? List.of() : ApiKeys.read(keys);
        Account account = options.account(terminal);
        Serving serving = new Serving(
                place,
                hosts,
                given,
                account,
                clamd.address(settings),
                ImapOptions.state(),
                new Version().getVersion()[0]);
        try (WebServer server = WebServer.start(serving)) {
            endWhenTold(server);
            announce(server);
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException taken) {
            throw new UnusableException("serve: " + bind + " port " + port + ": " + taken.getMessage());
        }
        return 0;
    }

    private InetSocketAddress place() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UnusableException("--port: between 0 and " + HIGHEST_PORT + ": " + port);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(bind), port);
        } catch (UnknownHostException unknown) {
            throw new UnusableException("--bind: not an address of this machine: " + bind);
        }
    }

    private void announce(WebServer server) {
        terminal.out().println(server.link());
        terminal.out().flush();
        if (!server.place().getAddress().isLoopbackAddress()) {
            terminal.err()
                    .println(
                            "truebounce: other machines can reach this page. Each request needs a key: the token above,"
                                    + " or one of --keys, as Authorization: Bearer KEY.");
            terminal.err()
                    .println(
                            "truebounce: nothing is encrypted on the way: put a proxy with TLS in front. Files and mail"
                                    + " servers cannot be named from elsewhere.");
        } else if (!noBrowser && Browser.isThere()) {
            Browser.open(server.ticket(), terminal);
        }
    }

    /// Has what is being answered ended when the program is interrupted. To be told to end is no failure.
    private static void endWhenTold(WebServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Browser.forget();
            Runtime.getRuntime().halt(0);
        }));
    }
}
