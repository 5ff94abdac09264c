package org.truebounce.milter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.protocol.BodyStore;
import org.truebounce.milter.protocol.Endpoint;
import org.truebounce.milter.protocol.Listener;
import org.truebounce.milter.protocol.Patience;
import org.truebounce.milter.sent.SentRecord;

/// The guard in the mail server: it listens, judges, and stops without cutting a message short.
public final class Milter implements AutoCloseable {
    private static final long MOST_HELD = 256L << 20;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private volatile Setup setup;
    private final Consumer<Event> events;
    private final List<Listener> listeners = new ArrayList<>();

    private Milter(Settings settings, Consumer<Event> events) {
        this.setup = Setup.of(settings, events);
        this.events = events;
    }

    /// Begins to listen.
    ///
    /// @throws IOException where it cannot listen at a place that the settings name
    public static Milter start(Settings settings, Consumer<Event> events) throws IOException {
        return start(settings, events, Patience.USUAL);
    }

    static Milter start(Settings settings, Consumer<Event> events, Patience patience) throws IOException {
        Milter milter = new Milter(settings, events);
        Guard guard = new Guard(() -> milter.setup, events);
        BodyStore bodies = new BodyStore(
                settings.largest(), Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / 4));
        try {
            for (Endpoint endpoint : settings.listen()) {
                milter.listeners.add(Listener.start(endpoint, guard, bodies, patience));
            }
        } catch (IOException | RuntimeException unusable) {
            milter.close();
            throw unusable;
        }
        events.accept(new Event.Note(Level.INFO, "listening at " + settings.listen()));
        return milter;
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
        setup.tags().ifPresent(Tags::keep);
        setup.sent().ifPresent(SentRecord::close);
    }
}
