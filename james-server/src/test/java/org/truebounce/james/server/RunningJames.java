package org.truebounce.james.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A James as it is installed: a process of its own, with a folder `conf` and the mailet's jar in `extensions-jars`.
final class RunningJames implements AutoCloseable {
    /// The project's folder.
    static final Path HOME =
            Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."));

    private static final Path SERVER = Path.of("target", "server").toAbsolutePath();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Path log;
    private final Map<String, Integer> ports;

    private RunningJames(Process process, Path log, Map<String, Integer> ports) {
        this.process = process;
        this.log = log;
        this.ports = ports;
    }

    /// Starts one and waits until it is there, or has given up.
    ///
    /// @param mailets its `mailetcontainer.xml`
    /// @param settings the mailet's, in `conf/truebounce.toml`
    static RunningJames start(Path folder, String mailets, String settings) throws Exception {
        Map<String, Integer> ports = Map.of("SMTP_PORT", free(), "IMAP_PORT", free(), "WEB_PORT", free());
        install(folder, ports);
        Files.writeString(folder.resolve("conf/mailetcontainer.xml"), mailets);
        Files.writeString(folder.resolve("conf/truebounce.toml"), settings);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dworking.directory=" + folder,
                        "-Dlogback.configurationFile=" + folder.resolve("conf/logback.xml"),
                        "-cp",
                        SERVER + "/*",
                        "org.apache.james.MemoryJamesServerMain")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RunningJames james = new RunningJames(process, log, ports);
        james.awaitStart();
        return james;
    }

    private static void install(Path folder, Map<String, Integer> ports) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/conf"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                for (Map.Entry<String, Integer> port : ports.entrySet()) {
                    text = text.replace(port.getKey(), port.getValue().toString());
                }
                Files.writeString(conf.resolve(file.getFileName()), text);
            }
        }
        Path jars = Files.createDirectories(folder.resolve("extensions-jars"));
        Files.copy(HOME.resolve("james/target/truebounce-james-javax.jar"), jars.resolve("truebounce.jar"));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws Exception {
        for (long begun = System.nanoTime(); System.nanoTime() - begun < PATIENCE && process.isAlive(); ) {
            if (log().contains("JAMES server started")) {
                return;
            }
            Thread.sleep(100);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    void addUser(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port("WEB_PORT") + "/users/" + address))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"password\":\"secret\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    /// Gives it a message as the host does whose address is given.
    void deliver(String from, String sender, List<String> recipients, String message) throws IOException {
        try (Dialogue smtp = new Dialogue(port("SMTP_PORT"))) {
            smtp.say("PROXY TCP4 " + from + " 192.0.2.26 40000 25");
            smtp.expect("220");
            smtp.ask("EHLO mx1.alder.example", "250");
            smtp.ask("MAIL FROM:<" + sender + ">", "250");
            for (String recipient : recipients) {
                smtp.ask("RCPT TO:<" + recipient + ">", "250");
            }
            smtp.ask("DATA", "354");
            smtp.say(message.replace("\r\n", "\n").replace("\n.", "\n..").replace("\n", "\r\n"));
            smtp.ask(".", "250");
            smtp.ask("QUIT", "221");
        }
    }

    /// The first message in a folder of somebody whose header holds a text, once it is there.
    String await(String user, String folder, String text) throws Exception {
        for (long begun = System.nanoTime(); System.nanoTime() - begun < PATIENCE; Thread.sleep(200)) {
            Optional<String> found = messages(user, folder).stream()
                    .filter(message -> message.contains(text))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("nothing with " + text + " in " + folder + " of " + user + ": " + log());
    }

    /// The messages in a folder; none where it is not there.
    List<String> messages(String user, String folder) throws IOException {
        try (Dialogue imap = new Dialogue(port("IMAP_PORT"))) {
            imap.expect("* OK");
            imap.tagged("a LOGIN " + user + " secret");
            if (!imap.tagged("b EXAMINE \"" + folder + "\"").contains("b OK")) {
                return List.of();
            }
            String all = imap.tagged("c FETCH 1:* BODY.PEEK[]");
            return Stream.of(all.split("(?m)^\\* \\d+ FETCH "))
                    .filter(message -> message.contains("BODY[]"))
                    .toList();
        }
    }

    private int port(String name) {
        return Optional.ofNullable(ports.get(name)).orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
