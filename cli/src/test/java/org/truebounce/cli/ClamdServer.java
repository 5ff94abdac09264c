package org.truebounce.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Debian's clamd with two signatures made here, listening in a folder of its own.
final class ClamdServer implements AutoCloseable {
    /// What marks the harmless file by which scanners are tested; in parts, so that no scanner stumbles over
    /// this one.
    static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);
    /// A word that is malware only where it stands in a message.
    static final String ONLY_IN_MAIL = "plum-lantern-orchard";
    /// The most bytes that this clamd takes.
    static final int MOST_BYTES = 1 << 20;

    private static final long MOST_SECONDS = 30;

    private final Process process;
    private final Path folder;
    private final int port;

    private ClamdServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// The program, where it is installed.
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts it in an empty folder and waits until it listens.
    static ClamdServer start(Path folder) throws IOException, InterruptedException {
        Path database = Files.createDirectory(folder.resolve("db"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String mark = "EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE";
        Files.writeString(
                database.resolve("test.ndb"),
                "Test.Eicar:0:*:" + hex(mark) + "\nTest.InMail:4:*:" + hex(ONLY_IN_MAIL) + "\n");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.resolve("clamd.conf");
        Files.write(
                config,
                List.of(
                        "LocalSocket " + folder.resolve("sock"),
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "DatabaseDirectory " + database,
                        "TemporaryDirectory " + temporary,
                        "StreamMaxLength 1M",
                        "Foreground true"));
        Process process = new ProcessBuilder(program().orElseThrow().toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        ClamdServer server = new ClamdServer(process, folder, port);
        server.await();
        return server;
    }

    private void await() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.readString(folder.resolve("log")).contains("Self checking every")) {
            if (!process.isAlive() || System.nanoTime() > until) {
                kill();
                throw new IOException("clamd did not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    String socket() {
        return folder.resolve("sock").toString();
    }

    String tcp() {
        return "127.0.0.1:" + port;
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
