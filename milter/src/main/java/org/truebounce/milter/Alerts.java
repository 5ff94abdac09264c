package org.truebounce.milter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.truebounce.milter.Event.Level;

/// Tells the postmaster of an alarm: by a web address that is posted to, and by a command. Nobody waits for it.
final class Alerts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 20;

    private final Optional<URI> webhook;
    private final List<String> command;
    private final Consumer<Event> events;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /// @param command a program and its arguments; the alarm comes on its standard input
    Alerts(Optional<URI> webhook, List<String> command, Consumer<Event> events) {
        this.webhook = webhook;
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
                webhook.ifPresent(place -> attempt("the webhook", () -> post(place, line)));
                if (!command.isEmpty()) {
                    attempt("the alert command", () -> run(line));
                }
            } finally {
                room.release();
            }
        });
    }

    private interface Attempt {
        void go() throws IOException, InterruptedException;
    }

    private void attempt(String what, Attempt attempt) {
        try {
            attempt.go();
        } catch (IOException failed) {
            events.accept(new Event.Note(Level.WARNING, what + " failed: " + failed));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void post(URI place, String line) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<Void> response = client.send(
                    HttpRequest.newBuilder(place)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(line))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() >= 300) {
                throw new IOException("status " + response.statusCode());
            }
        }
    }

    private void run(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.outputWriter()) {
            input.write(line + "\n");
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it took more than " + PATIENCE.toSeconds() + " seconds");
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue());
        }
    }
}
