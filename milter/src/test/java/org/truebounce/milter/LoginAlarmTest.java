package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.milter.MailServer.Outcome;

/// Whom the guard tells of a login that sends as if it were stolen, and what becomes of that login's mail.
class LoginAlarmTest {
    private static final int MESSAGES = 60; // twice what strangers alone may be, and more than a thief needs

    @TempDir
    private Path folder = Path.of("");

    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Milter guard(Map<String, Object> logins) throws IOException {
        Map<String, Object> all = new HashMap<>(Map.of("watch", true, "recipients", 20L, "strangers", 20L));
        all.putAll(logins);
        return Milter.start(
                SettingsReader.read(Map.of(
                        "listen",
                        List.of("inet:127.0.0.1:0"),
                        "domains",
                        List.of("alder.example"),
                        "dns",
                        "off",
                        "logins",
                        all)),
                events::add);
    }

    /// A login sends a message each to many strangers; how many of them were taken.
    private static long sends(MailServer server, String login, int messages) throws IOException {
        long taken = 0;
        for (int i = 0; i < messages; i++) {
            Outcome outcome = server.hand(
                    login,
                    "p" + i + "@d" + i % 20 + ".example",
                    ("From: " + login + "\nMessage-ID: <" + i + login + ">\n\nHello\n")
                            .getBytes(StandardCharsets.UTF_8),
                    Map.of("i", "q" + i, "{auth_authen}", login));
            if (outcome.isAccepted()) {
                taken++;
            } else {
                assertThat(outcome.last().data()).startsWith("451 4.7.1 ");
            }
        }
        return taken;
    }

    private static MailServer client(Milter guard) throws IOException {
        MailServer server = new MailServer(guard.port());
        server.connect("dsl-7.elm.example", "203.0.113.7", "[192.168.1.23]");
        return server;
    }

    @Test
    void aWebhookGetsTheAlarmOnce() throws IOException, InterruptedException {
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/alarm", exchange -> {
            try (exchange) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alarm";
        try (Milter guard = guard(Map.of("webhook", url));
                MailServer server = client(guard)) {
            assertThat(sends(server, "robin@alder.example", MESSAGES)).isEqualTo(MESSAGES);
            String alarm = posted.poll(20, TimeUnit.SECONDS);
            assertThat(alarm)
                    .contains("\"event\":\"login-alarm\"", "\"login\":\"robin@alder.example\"", "strangers volume");
            assertThat(posted.poll(500, TimeUnit.MILLISECONDS)).isNull();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aCommandGetsTheAlarmOnItsInput() throws IOException, InterruptedException {
        Path told = folder.resolve("told");
        List<String> command = List.of("sh", "-c", "cat > \"$1.part\" && mv \"$1.part\" \"$1\"", "sh", told.toString());
        try (Milter guard = guard(Map.of("command", command));
                MailServer server = client(guard)) {
            sends(server, "robin@alder.example", MESSAGES);
            for (int i = 0; i < 200 && !Files.exists(told); i++) {
                Thread.sleep(100);
            }
        }
        assertThat(Files.readString(told))
                .contains("\"event\":\"login-alarm\"", "\"login\":\"robin@alder.example\"")
                .endsWith("}\n");
    }

    @Test
    void whereNobodyCanBeToldTheMailGoesOnAndTheLogSaysSo() throws IOException, InterruptedException {
        try (Milter guard = guard(Map.of("webhook", "http://127.0.0.1:1/", "command", List.of("/none/such")));
                MailServer server = client(guard)) {
            assertThat(sends(server, "robin@alder.example", MESSAGES)).isEqualTo(MESSAGES);
            for (int i = 0; i < 200 && notes() < 2; i++) {
                Thread.sleep(100);
            }
        }
        assertThat(events)
                .filteredOn(Event.Note.class::isInstance)
                .extracting(Event::toString)
                .anyMatch(note -> note.contains("the webhook failed"))
                .anyMatch(note -> note.contains("the alert command failed"));
    }

    private long notes() {
        return events.stream()
                .filter(event -> event instanceof Event.Note note && note.text().contains("failed"))
                .count();
    }

    @Test
    void aSuspectLoginIsPutOffAndNobodyElse() throws IOException {
        try (Milter guard = guard(Map.of("throttle", true));
                MailServer server = client(guard)) {
            assertThat(sends(server, "robin@alder.example", MESSAGES)).isBetween(20L, MESSAGES - 1L);
            assertThat(sends(server, "ann@alder.example", 5)).isEqualTo(5);
        }
        assertThat(events).anyMatch(Event.Throttled.class::isInstance);
        assertThat(events)
                .filteredOn(Event.Alarmed.class::isInstance)
                .hasSize(1)
                .allMatch(alarmed -> ((Event.Alarmed) alarmed).alarm().login().equals("robin@alder.example"));
    }
}
