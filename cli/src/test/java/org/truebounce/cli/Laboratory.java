package org.truebounce.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The mail servers of the folder `lab`, and what their mail is judged to be.
final class Laboratory {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path HOME =
            Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."));
    private static final Path RESULTS = HOME.resolve("target/lab");
    private static final int CANNOT_RUN = 77;
    private static final int MOST_SECONDS = 90;
    private static final int MOST_SECONDS_PLAYED = 320;

    /// A message that was sent in the laboratory.
    ///
    /// @param scenario `genuine`, `backscatter`, `compromised`, or `ordinary` for the one that did not come
    ///     back
    record Sent(String messageId, String scenario, List<String> recipients) {}

    /// How a script ended.
    ///
    /// @param said its output and errors
    private record Ended(int status, String said) {}

    private Laboratory() {}

    /// Whether the environment asks for real servers: everywhere else they are not started.
    static boolean isAskedFor() {
        return isDemanded() || System.getenv("CI") != null;
    }

    /// Whether it is a failure that they cannot run.
    static boolean isDemanded() {
        return System.getenv("TRUEBOUNCE_LAB") != null;
    }

    /// Why the servers cannot run here; empty where they can.
    static Optional<String> obstacle() throws IOException, InterruptedException {
        return obstacle("");
    }

    private static Optional<String> obstacle(String scenario) throws IOException, InterruptedException {
        Ended probe = script("--probe", scenario);
        return probe.status == CANNOT_RUN ? Optional.of(probe.said.strip()) : Optional.empty();
    }

    /// Starts the servers, lets the mail bounce, and stops them.
    static List<Sent> run() throws IOException, InterruptedException {
        Ended run = script();
        if (run.status != 0) {
            throw new IOException("lab/run ended with " + run.status + ", see " + RESULTS + "/log: " + run.said);
        }
        return Files.readAllLines(RESULTS.resolve("expected.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .map(fields -> new Sent(fields[0], fields[1], List.of(fields[2].split(","))))
                .toList();
    }

    /// Plays another scenario with the program as it is compiled now, for a test that is skipped where it cannot be.
    ///
    /// @return the folder with its results
    static Path playedFor(Class<?> test, String scenario) throws IOException, InterruptedException {
        Optional<String> obstacle = isAskedFor()
                ? obstacle(scenario)
                : Optional.of("real servers are started only where CI or TRUEBOUNCE_LAB is set");
        if (obstacle.isPresent() && isDemanded()) {
            fail(obstacle.get());
        }
        obstacle.ifPresent(reason -> {
            System.err.println(test.getSimpleName() + " is skipped: " + reason);
            abort(reason);
        });
        return play(
                scenario,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"));
    }

    /// Plays another scenario.
    ///
    /// @param arguments what it is to be told
    /// @return the folder with its results
    static Path play(String scenario, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(scenario));
        all.addAll(List.of(arguments));
        Path results = HOME.resolve("target/lab-" + scenario).toAbsolutePath();
        Ended run = script(MOST_SECONDS_PLAYED, all.toArray(String[]::new));
        if (run.status != 0) {
            throw new IOException(
                    "lab/run " + scenario + " ended with " + run.status + ", see " + results + "/log: " + run.said);
        }
        return results;
    }

    /// What the program says of each message of the owner's inbox, in its order.
    static List<JsonNode> check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--json", "--all", "--me", "robin@alder.example"));
        arguments.addAll(List.of("--trust", "mx1.alder.example"));
        arguments.addAll(List.of("--sent", RESULTS.resolve("sent.mbox").toString()));
        arguments.addAll(List.of("--dns", RESULTS.resolve("dns.zone").toString()));
        arguments.addAll(List.of(more));
        arguments.add(RESULTS.resolve("inbox").toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), new ByteArrayInputStream(new byte[0]));
        int status = Main.run(terminal, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("status " + status + ": " + err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Ended script(String... arguments) throws IOException, InterruptedException {
        return script(MOST_SECONDS, arguments);
    }

    private static Ended script(int mostSeconds, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", HOME.resolve("lab/run").toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("lab", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.exitValue(), Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }
}
