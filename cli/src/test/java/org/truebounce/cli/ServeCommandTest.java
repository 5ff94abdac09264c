package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;

/// `truebounce serve` as a program of its own: what it prints, who it serves, how it ends.
class ServeCommandTest {
    @TempDir
    private Path folder;

    /// The running program.
    private record Running(Process process, String link, BufferedReader rest) implements AutoCloseable {
        URI uri(String path) {
            return URI.create(link.substring(0, link.indexOf("/?")) + path);
        }

        String token() {
            return link.substring(link.indexOf("token=") + "token=".length());
        }

        HttpResponse<String> post(String path, String type, byte[] content) throws Exception {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(content))
                                .build(),
                        BodyHandlers.ofString());
            }
        }

        /// Tells it to end and gives the exit status.
        int end() throws InterruptedException {
            process.toHandle().destroy(); // and leaves open what it printed to
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Running start(Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String link = out.readLine();
        assertThat(link).as(Files.readString(folder.resolve("err"))).isNotNull();
        return new Running(process, link, out);
    }

    private static Path notice() {
        return Program.home().resolve("examples/local-unknown.eml");
    }

    @Test
    void oneLineIsPrintedAndItEndsWhenItIsTold() throws Exception {
        try (Running running = start(Map.of(), "--no-browser", "--me", "robin@alder.example")) {
            assertThat(running.link()).matches("http://127\\.0\\.0\\.1:\\d+/\\?token=[\\w-]{43}");
            byte[] message = Files.readAllBytes(notice());
            HttpResponse<String> answer = running.post("/api/v1/check?name=a", "message/rfc822", message);
            assertThat(answer.body())
                    .isEqualTo(JsonReport.line(
                            TrueBounce.diagnose(message, Account.of(List.of("robin@alder.example"), List.of())), "a"));
            assertThat(running.end()).isZero();
            assertThat(running.rest().readLine()).as("a second line").isNull();
            assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        }
    }

    @Test
    void theTokenIsMadeAnewAtEachStart() throws Exception {
        try (Running one = start(Map.of(), "--no-browser");
                Running other = start(Map.of(), "--no-browser")) {
            assertThat(one.token()).isNotEqualTo(other.token());
        }
    }

    @Test
    void thePortThatIsAskedForIsTakenOrRefused() throws Exception {
        try (Running running = start(Map.of(), "--no-browser")) {
            String port = String.valueOf(running.uri("/").getPort());
            CommandRun second = CommandRun.of("serve", "--no-browser", "--port", port);
            assertThat(second.status()).isEqualTo(2);
            assertThat(second.err()).contains("port " + port).hasLineCount(1);
            assertThat(running.end()).isZero();
            try (Running again = start(Map.of(), "--no-browser", "--port", port)) {
                assertThat(again.link()).contains(":" + port + "/");
            }
        }
    }

    /// The browser gets a file that only this user can read; neither token nor ticket is in any argument.
    @Test
    void theBrowserIsOpenedWithoutTheTokenInItsArguments() throws Exception {
        Path opener = Files.writeString(folder.resolve("xdg-open"), """
                #!/bin/sh
                echo "$@" > '%1$s/arguments'
                ls -l "$1" > '%1$s/rights'
                cp "$1" '%1$s/page.part' && mv '%1$s/page.part' '%1$s/page'
                """.formatted(folder));
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> desktop = Map.of("DISPLAY", ":7", "PATH", folder + ":" + System.getenv("PATH"));
        try (Running running = start(desktop)) {
            for (int attempt = 0; attempt < 100 && !Files.exists(folder.resolve("page")); attempt++) {
                Thread.sleep(100);
            }
            String page = Files.readString(folder.resolve("page"));
            assertThat(Files.readString(folder.resolve("arguments"))).doesNotContain("token");
            assertThat(Files.readString(folder.resolve("rights"))).startsWith("-rw-------");
            assertThat(page)
                    .contains("http-equiv=\"refresh\"")
                    .contains("?token=")
                    .doesNotContain(running.token());
            assertThat(running.end()).isZero();
            try (var left = Files.list(folder.resolve("tmp"))) {
                assertThat(left.filter(file -> file.toString().endsWith(".html"))
                                .toList())
                        .isEmpty();
            }
        }
    }

    @Test
    void beyondThisMachineItIsSaidPlainly() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "# kim\n0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        try (Running running = start(Map.of("DISPLAY", ":7"), "--bind", "0.0.0.0", "--keys", keys.toString())) {
            assertThat(running.end()).isZero();
            assertThat(Files.readString(folder.resolve("err")))
                    .contains("other machines can reach this page")
                    .contains("Authorization: Bearer KEY")
                    .contains("TLS");
        }
    }

    @Test
    void whatCannotBeUsedIsToldInOneLine() throws Exception {
        Path open = Files.writeString(folder.resolve("keys"), "0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path narrow = Files.writeString(folder.resolve("short"), "secret\n");
        Files.setPosixFilePermissions(narrow, PosixFilePermissions.fromString("rw-------"));
        for (List<String> wrong : List.of(
                List.of("--port", "70000"),
                List.of("--port", "-1"),
                List.of("--bind", "192.0.2.1"),
                List.of("--keys", open.toString()),
                List.of("--keys", narrow.toString()),
                List.of("--keys", folder.resolve("none").toString()),
                List.of("--sent", "/nowhere"))) {
            List<String> arguments = new ArrayList<>(List.of("serve", "--no-browser"));
            arguments.addAll(wrong);
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.status()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.err().strip()).as(String.join(" ", wrong)).hasLineCount(1);
            assertThat(run.lines()).isEmpty();
        }
    }

    @Test
    void aScannerIsAskedThroughRest() throws Exception {
        assumeTrue(ClamdServer.program().isPresent(), "clamd is not installed");
        try (ClamdServer clamd = ClamdServer.start(Files.createDirectory(folder.resolve("clamd")));
                Running running = start(Map.of(), "--no-browser", "--clamd", clamd.tcp())) {
            HttpResponse<String> answer =
                    running.post("/api/v1/scan?name=gift.exe", "application/octet-stream", ClamdServer.EICAR);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines().toList()).hasSize(2);
            assertThat(answer.body())
                    .contains("\"status\":\"found\",\"source\":\"gift.exe\"")
                    .contains("\"status\":\"sum\"")
                    .doesNotContain(folder.toString());
            try (var left = Files.list(folder.resolve("tmp"))) {
                assertThat(left.filter(file -> file.toString().endsWith(".scan"))
                                .toList())
                        .isEmpty();
            }
        }
    }
}
