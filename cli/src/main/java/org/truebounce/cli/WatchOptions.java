package org.truebounce.cli;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.remedies.alert.Channel;
import org.truebounce.remedies.alert.CommandHook;
import org.truebounce.remedies.alert.Desktop;
import org.truebounce.remedies.alert.Webhook;
import org.truebounce.storm.Sighting;
import org.truebounce.storm.StormWatch;
import picocli.CommandLine.Option;

/// Whether a mailbox on a server is watched, and who is alerted.
final class WatchOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--watch",
            description = "Afterwards wait for new notices, judge each as it comes, and alert when a storm begins or a"
                    + " compromise shows. Ctrl-C ends it.")
    private boolean watch;

    @Option(
            names = "--alert-command",
            paramLabel = "COMMAND",
            description = "With --watch: run this command at each alert. The facts are in environment variables"
                    + " (TRUEBOUNCE_ALERT, TRUEBOUNCE_TEXT, ...) and, as JSON, on its standard input.")
    private @Nullable String command;

    @Option(
            names = "--alert-webhook",
            paramLabel = "URL",
            description = "With --watch: post each alert as JSON to this URL.")
    private @Nullable String webhook;

    @Option(names = "--no-desktop", description = "With --watch: no notification of the desktop.")
    private boolean noDesktop;

    private Optional<StormWatch> storms = Optional.empty();
    private final List<Channel> channels = new ArrayList<>();

    boolean isWanted() {
        return watch;
    }

    /// Makes ready who is alerted, before the first notice is judged.
    ///
    /// @throws UnusableException where a value is none
    void prepare(SweepServer server, Terminal terminal) {
        if (!watch) {
            return;
        }
        SettingsFile settings = server.settings();
        storms = Optional.of(new StormWatch());
        if (!noDesktop) {
            Desktop.found(System.getenv()).ifPresent(channels::add);
        }
        settings.given(command, "alert-command")
                .map(line -> new CommandHook(line, PATIENCE))
                .ifPresent(channels::add);
        settings.given(webhook, "alert-webhook").map(WatchOptions::webhook).ifPresent(channels::add);
    }

    private static Webhook webhook(String url) {
        try {
            return new Webhook(URI.create(url), PATIENCE);
        } catch (IllegalArgumentException none) {
            throw new UnusableException("--alert-webhook: " + none.getMessage());
        }
    }

    /// Takes a notice that was there before.
    void add(String source, Diagnosis diagnosis) {
        storms.ifPresent(open -> Sighting.of(diagnosis, source).ifPresent(open::takeEarlier));
    }

    /// Watches until the user ends it.
    void run(WatchRun run, Interruption interruption) {
        if (storms.isPresent()) {
            interruption.begin();
            run.watch(storms.get(), channels);
        }
    }
}
