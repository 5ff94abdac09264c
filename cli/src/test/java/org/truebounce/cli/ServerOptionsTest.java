package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That a server is asked only when its name and the user's consent are there, and what a misuse costs.
class ServerOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandRun domain(String typed, String... more) {
        List<String> all = new ArrayList<>(List.of("domain", "alder.example"));
        all.addAll(List.of(more));
        return CommandRun.fed(typed.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    @Test
    void withoutConsentNothingIsConnectedTo() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + server.getLocalPort();
            for (String typed : List.of("", "n\n", "what?\n")) {
                CommandRun run = domain(
                        typed, "--mx", host, "--probe", "--return", "robin@birch.example", "--to", "kim@alder.example");
                assertThat(run.status()).isEqualTo(2);
                assertThat(run.out()).isEmpty();
                assertThat(run.err())
                        .contains(
                                host + " is to be asked over SMTP",
                                "under robin@birch.example:",
                                "to kim@alder.example: ")
                        .contains("nothing was asked and nothing was sent; add --yes");
            }
            server.setSoTimeout(200);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aServerThatDoesNotAnswerCostsOneLine() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        CommandRun run = domain("", "--mx", "127.0.0.1:" + port, "--yes");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--mx: 127.0.0.1:" + port + ": ").hasLineCount(1);
    }

    @Test
    void misuseCostsOneLine() {
        for (List<String> options : List.of(
                List.of("--probe"),
                List.of("--yes"),
                List.of("--mx", "no host"),
                List.of("--mx", "mx.alder.example", "--yes", "--probe"),
                List.of("--mx", "mx.alder.example", "--yes", "--probe", "--return", "robin@alder.example"),
                List.of("--mx", "mx.alder.example", "--yes", "--probe", "--return", "robin"),
                List.of("--mx", "mx.alder.example", "--yes", "--probe", "--return", "a@b.example>\r\nDATA"),
                List.of("--mx", "mx.alder.example", "--yes", "--probe", "--return", "a@b.example", "--wait", "9999"),
                List.of(
                        "--mx",
                        "mx.alder.example",
                        "--yes",
                        "--probe",
                        "--return",
                        "a@b.example",
                        "--returned",
                        folder.resolve("none").toString()))) {
            CommandRun run = domain("", options.toArray(String[]::new));
            assertThat(run.status()).as(options.toString()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1).doesNotContain("Exception");
        }
    }
}
