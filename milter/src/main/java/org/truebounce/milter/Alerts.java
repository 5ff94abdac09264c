package org.truebounce.milter;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.truebounce.milter.Event.Level;
import org.truebounce.remedies.alert.Program;
import org.truebounce.remedies.alert.Webhook;

/// Tells the postmaster of an alarm: by a web address that is posted to, and by a command. Nobody waits for it.
final class Alerts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 20;

    private final Optional<Webhook> webhook;
    private final List<String> command;
    private final Consumer<Event> events;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /// @param command a program and its arguments; the alarm comes on its standard input
    Alerts(Optional<URI> webhook, List<String> command, Consumer<Event> events) {
        this.webhook = webhook.map(place -> new Webhook(place, PATIENCE));
        this.command = List.copyOf(command);
        this.events = events;
    }

    /// @param line the alarm as a line of JSON
    void tell(String line) {
        if ((webhook.isEmpty() && command.isEmpty()) || !room.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("milter-alert").start(() -> {
            try {
                webhook.ifPresent(place -> attempt("the webhook", () -> place.post(line)));
                if (!command.isEmpty()) {
                    attempt("the alert command", () -> run(line));
                }
            } finally {
                room.release();
            }
        });
    }

    private interface Attempt {
        void go() throws IOException;
    }

    private void attempt(String what, Attempt attempt) {
        try {
            attempt.go();
        } catch (IOException failed) {
            events.accept(new Event.Note(Level.WARNING, what + " failed: " + failed));
        }
    }

    private void run(String line) throws IOException {
        Program.run(PATIENCE, command, Map.of(), line + "\n", ProcessBuilder.Redirect.DISCARD);
    }
}
