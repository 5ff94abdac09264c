package org.truebounce.remedies.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.storm.Alert;
import org.truebounce.verdict.Verdict;

class ChannelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String BAD = "$(touch pwned) `touch pwned`; touch pwned #\u001b[31m\u0000\n'\"<b>";
    private static final Message MESSAGE = new Message(
            new Alert(
                    Alert.Kind.STORM,
                    Verdict.BACKSCATTER,
                    Optional.of(BAD),
                    20,
                    3,
                    20,
                    Instant.parse("2026-11-24T12:00:00Z"),
                    Instant.parse("2026-11-24T13:00:00Z"),
                    9),
            "A storm",
            "20 notices <b>",
            "{\"alert\":\"storm\"}");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theCommandGetsTheFactsAndRunsNothingOfThem() throws Exception {
        String command = "cd " + folder + " && printf '%s\\n' \"$TRUEBOUNCE_ALERT\" \"$TRUEBOUNCE_NOTICES\""
                + " \"$TRUEBOUNCE_SUBJECT\" > facts && cat > json";
        new CommandHook(command, PATIENCE).send(MESSAGE);
        assertThat(Files.readAllLines(folder.resolve("facts")))
                .hasSize(3)
                .startsWith("storm", "20")
                .last()
                .asString()
                .startsWith("$(touch pwned) `touch pwned`")
                .doesNotContain("\u001b");
        assertThat(Files.readString(folder.resolve("json"))).isEqualTo(MESSAGE.json() + "\n");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void aCommandThatFailsOrHangsIsSaid() {
        assertThatThrownBy(() -> new CommandHook("exit 3", PATIENCE).send(MESSAGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 3");
        long begin = System.nanoTime();
        assertThatThrownBy(() -> new CommandHook("sleep 60", Duration.ofMillis(300)).send(MESSAGE))
                .hasMessageContaining("takes longer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theWebhookIsPostedAsJson() throws Exception {
        LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> {
            bodies.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            new Webhook(URI.create(base + "/ok"), PATIENCE).send(MESSAGE);
            assertThat(bodies).containsExactly("POST application/json " + MESSAGE.json());
            assertThatThrownBy(() -> new Webhook(URI.create(base + "/elsewhere"), PATIENCE).send(MESSAGE))
                    .hasMessageContaining("302");
            assertThat(bodies).as("no redirection is followed").hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aSilentServerDoesNotHoldItUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Webhook webhook =
                    new Webhook(URI.create("http://localhost:" + silent.getLocalPort()), Duration.ofMillis(300));
            assertThatThrownBy(() -> webhook.send(MESSAGE)).hasMessageContaining("no answer");
        }
    }

    @Test
    void onlyTheWebIsPostedTo() {
        for (String url : List.of("file:///etc/passwd", "ftp://example.net/", "https:nothing", "hook")) {
            assertThatThrownBy(() -> new Webhook(URI.create(url), PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theDesktopIsToldByItsOwnProgram() throws Exception {
        Path program = folder.resolve("notify-send");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + folder.resolve("shown") + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(Desktop.found(Map.of("PATH", folder.toString())))
                .as("without a session")
                .isEmpty();
        Desktop.found(Map.of("PATH", folder.toString(), "DISPLAY", ":0"))
                .orElseThrow()
                .send(MESSAGE);
        assertThat(Files.readAllLines(folder.resolve("shown")))
                .containsExactly("--app-name=TrueBounce", "--urgency=critical", "--", "A storm", "20 notices (b)");
    }
}
