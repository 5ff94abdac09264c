package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A mailbox on a real server is watched: what arrives is judged at once, and alerts go out.
class SweepWatchTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private MailServer server;
    private HttpServer web;
    private final LinkedBlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void begin() throws Exception {
        server = MailServer.start();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/alert", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void end() throws IOException {
        if (web != null) {
            web.stop(0);
        }
        if (server != null) {
            server.close();
        }
    }

    private static byte[] notice(String name) throws IOException {
        return Files.readAllBytes(ROBIN.resolve(name + ".eml"));
    }

    private Thread watch(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                "--watch",
                "--no-desktop",
                "--no-cache",
                "--me",
                "robin@alder.example",
                "--trust",
                "mail.alder.example",
                "--dns",
                ROBIN.resolve("alder.zone").toString(),
                "--alert-webhook",
                "http://localhost:" + web.getAddress().getPort() + "/alert",
                "--alert-command",
                "cat >> " + folder.resolve("alerts")));
        arguments.addAll(server.options());
        arguments.addAll(List.of(more));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]));
        return Thread.ofPlatform().start(() -> Main.run(terminal, arguments.toArray(String[]::new)));
    }

    private void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> out() + err()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void ended(Thread watch) throws InterruptedException {
        watch.interrupt(); // as Ctrl-C does
        assertThat(watch.join(Duration.ofSeconds(10))).isTrue();
        assertThat(err()).contains("no longer watching");
    }

    @Test
    void whatArrivesIsJudgedAndACompromiseIsAlertedOf() throws Exception {
        for (String copy : Files.readString(ROBIN.resolve("sent.mbox")).split("(?m)^From .*\n")) {
            if (!copy.isBlank()) {
                server.deliver("Sent", copy.getBytes(StandardCharsets.UTF_8));
            }
        }
        Thread watch = watch("--json");
        until(() -> err().contains("watching INBOX, Junk"));
        server.deliver("", notice("stranger"));
        until(() -> out().contains("\"verdict\":\"backscatter\""));
        assertThat(posted).as("one forged message is no storm").isEmpty();
        server.deliver("", notice("own-server-not-kept"));
        String json = posted.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(json).as(() -> out() + err()).isNotNull();
        JsonNode alert = new JsonMapper().readTree(json);
        assertThat(alert.path("schema").asString()).isEqualTo("truebounce-alert/1");
        assertThat(alert.path("alert").asString()).isEqualTo("compromise");
        assertThat(alert.path("text").asString()).contains("Change your password");
        until(() -> Files.exists(folder.resolve("alerts")));
        assertThat(out()).contains(json);
        server.deliver("", notice("own-server-not-kept"));
        server.deliver("", notice("own-server-kept"));
        until(() -> out().contains("\"verdict\":\"genuine\""));
        ended(watch);
        assertThat(posted).as("once for each run").isEmpty();
        assertThat(Files.readString(folder.resolve("alerts")).lines()).hasSize(1);
    }

    @Test
    void aCopyThatIsKeptLateIsNoAlarm() throws Exception {
        server.deliver(
                "Sent",
                "From: robin@alder.example\nTo: a@example.net\nSubject: Old\nMessage-ID: <old@alder.example>\n\nHello\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Thread watch = watch("--complete-sent");
        until(() -> err().contains("watching INBOX, Junk"));
        server.deliver("", notice("own-server-kept"));
        Thread.sleep(1_500); // a mail program that files its copy after the message left
        for (String copy : Files.readString(ROBIN.resolve("sent.mbox")).split("(?m)^From .*\n")) {
            if (!copy.isBlank()) {
                server.deliver("Sent", copy.getBytes(StandardCharsets.UTF_8));
            }
        }
        until(() -> out().contains("GENUINE"));
        ended(watch);
        assertThat(posted).isEmpty();
    }

    @Test
    void aStormIsSaidOnTheTerminal() throws Exception {
        Thread watch = watch();
        until(() -> err().contains("watching INBOX, Junk"));
        String stranger = new String(notice("stranger"), StandardCharsets.UTF_8);
        for (int number = 0; number < 24; number++) {
            String system = "mx" + number % 5 + ".example.org";
            server.deliver(
                    "",
                    stranger.replaceAll("(?m)^Reporting-MTA: .*$", "Reporting-MTA: dns; " + system)
                            .getBytes(StandardCharsets.UTF_8));
        }
        until(() -> !posted.isEmpty());
        assertThat(out()).contains("▲ A storm of bounces has begun. 20 notices from 5 systems");
        ended(watch);
        assertThat(posted).hasSize(1);
    }
}
