package org.truebounce.ledger;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of the tests' own, on a loopback port, with its data in a folder of its own.
///
/// The server refuses to run as root; it then runs as `postgres`, whom Debian's package brings.
final class PostgresServer implements AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() {
        return programs().isPresent();
    }

    /// The newest of the versions that are installed.
    private static Optional<Path> programs() {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(places::add);
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            places.add(Path.of(place));
        }
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    static PostgresServer start() throws IOException {
        Path folder = Files.createTempDirectory("truebounce-postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        PostgresServer server = new PostgresServer(programs().orElseThrow(), folder, freePort());
        server.run(
                "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D", server.data());
        server.up();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void up() throws IOException {
        run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-h 127.0.0.1 -p " + port + " -k " + folder);
    }

    /// Ends it as a power cut would: no process has a chance to finish anything.
    void crash() throws IOException {
        run("pg_ctl", "stop", "-m", "immediate", "-D", data());
        up();
    }

    /// A fresh database.
    URI database(String name) throws IOException {
        run("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres", name);
        return URI.create("postgresql://postgres@127.0.0.1:" + port + "/" + name);
    }

    /// What the server's own examination of tables and indexes finds wrong.
    void examine(String name) throws IOException {
        run(
                "pg_amcheck",
                "--install-missing",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "-d",
                name,
                "--heapallindexed",
                "-s",
                Connections.SCHEMA);
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "-m", "immediate", "-D", data());
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    /// The output goes to a file: a server that outlives the command holds its streams open.
    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("truebounce-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(output));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } finally {
            Files.delete(output);
        }
    }
}
