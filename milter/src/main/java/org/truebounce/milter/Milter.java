package org.truebounce.milter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.metrics.Metrics;
import org.truebounce.milter.metrics.Monitor;
import org.truebounce.milter.protocol.BodyStore;
import org.truebounce.milter.protocol.Endpoint;
import org.truebounce.milter.protocol.Listener;
import org.truebounce.milter.protocol.Patience;
import org.truebounce.milter.sent.SentRecord;

/// The guard in the mail server: it listens, judges, and stops without cutting a message short.
public final class Milter implements AutoCloseable {
    private static final long MOST_HELD = 256L << 20;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int KEEP_SECONDS = 60;

    private final Consumer<Event> events;
    private final Metrics metrics = new Metrics();
    private final BodyStore bodies;
    private final List<Listener> listeners = new ArrayList<>();
    private final ScheduledExecutorService keeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private Optional<Monitor> monitor = Optional.empty();
    private volatile Setup setup;

    private Milter(Settings settings, Consumer<Event> log) {
        EventCount count = new EventCount(metrics);
        this.events = event -> {
            count.accept(event);
            log.accept(event);
        };
        this.setup = Setup.of(settings, events);
        this.bodies = new BodyStore(
                settings.largest(), Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / 4));
    }

    /// Begins to listen.
    ///
    /// @throws IOException where it cannot listen at a place that the settings name
    public static Milter start(Settings settings, Consumer<Event> log) throws IOException {
        return start(settings, log, Patience.USUAL);
    }

    static Milter start(Settings settings, Consumer<Event> log, Patience patience) throws IOException {
        Milter milter = new Milter(settings, log);
        try {
            milter.begin(settings, patience);
        } catch (IOException | RuntimeException unusable) {
            milter.close();
            throw unusable;
        }
        return milter;
    }

    private void begin(Settings settings, Patience patience) throws IOException {
        WarmUp.run();
        Guard guard = new Guard(() -> setup, events);
        for (Endpoint endpoint : settings.listen()) {
            listeners.add(Listener.start(endpoint, guard, bodies, patience));
        }
        if (settings.monitoring().isPresent()) {
            figures();
            Endpoint.Tcp place = settings.monitoring().get();
            monitor = Optional.of(
                    Monitor.start(new InetSocketAddress(place.host(), place.port()), metrics, this::health));
        }
        ScheduledFuture<?> unused = keeping.scheduleWithFixedDelay(
                () -> setup.tags().ifPresent(Tags::keep), 1, KEEP_SECONDS, TimeUnit.SECONDS);
        events.accept(new Event.Note(Level.INFO, "listening at " + settings.listen()));
    }

    private void figures() {
        metrics.gauge("truebounce_connections", "Connections that are held.", this::connections);
        metrics.gauge("truebounce_held_bytes", "Bytes of bodies that are held.", bodies::held);
        metrics.count(
                "truebounce_sent_written_total",
                "Sent messages written into the ledger.",
                () -> sent(SentRecord::written));
        metrics.count(
                "truebounce_sent_lost_total",
                "Sent messages that could not be remembered.",
                () -> sent(SentRecord::lost));
        metrics.gauge(
                "truebounce_sent_waiting", "Sent messages that wait to be written.", () -> sent(SentRecord::waiting));
        metrics.gauge(
                "truebounce_ledger_reachable",
                "Whether the ledger can be reached.",
                () -> sent(record -> record.ledger().isPresent() ? 1 : 0));
    }

    private double sent(ToLongFunction<SentRecord> figure) {
        return setup.sent().map(record -> (double) figure.applyAsLong(record)).orElse(0.0);
    }

    private String health() {
        String ledger = setup.sent()
                .map(record -> record.ledger().isPresent() ? "reachable" : "unreachable")
                .orElse("none");
        return "{\"status\":\"up\",\"ledger\":\"" + ledger + "\",\"connections\":" + connections() + ",\"time\":\""
                + Instant.now() + "\"}";
    }

    /// Takes other settings; connections stay, messages under way keep the old ones.
    public void reload(Settings settings) {
        Setup old = setup;
        setup = old.with(settings, events);
        if (!setup.sent().equals(old.sent())) {
            old.sent().ifPresent(SentRecord::close);
        }
        events.accept(new Event.Note(Level.INFO, "the settings were read anew"));
        if (!old.settings().listen().equals(settings.listen())) {
            events.accept(new Event.Note(Level.WARNING, "another place to listen at counts from the next start on"));
        }
    }

    /// Connections that are held now.
    public int connections() {
        return listeners.stream().mapToInt(Listener::connections).sum();
    }

    /// The first port that it listens at.
    public int port() throws IOException {
        return listeners.getFirst().port();
    }

    @Override
    public void close() throws IOException {
        for (Listener listener : listeners) {
            listener.close(GRACE);
        }
        monitor.ifPresent(Monitor::close);
        keeping.shutdown();
        setup.tags().ifPresent(Tags::keep);
        setup.sent().ifPresent(SentRecord::close);
    }
}
