package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The mailboxes of the labelled mail behind a real server, the sent mail in its own folder, get the same verdicts as
/// from files.
@EnabledIfEnvironmentVariable(named = "TRUEBOUNCE_CORPUS", matches = ".+")
class LabelledMailOnServerTest {
    private static final Path LAB = Path.of(System.getenv().getOrDefault("TRUEBOUNCE_CORPUS", "."), "lab");

    private static List<String> owner(String name) {
        return List.of(
                "--json",
                "--no-cache",
                "--me",
                "user@" + name + ".example",
                "--trust",
                name + ".example",
                "--dns",
                LAB.resolve("lab.zone").toString());
    }

    private static CommandRun run(String command, String name, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(owner(name));
        arguments.addAll(more);
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /// The Diagnoses without their sources.
    private static List<String> diagnoses(CommandRun run) {
        return each(run, line -> line.toString().replace("\"source\":" + line.path("source"), ""));
    }

    private static List<String> verdicts(CommandRun run) {
        return each(
                run,
                line -> line.path("verdict") + " " + line.path("original").path("messageId") + " "
                        + line.path("failures").path(0).path("recipient"));
    }

    private static List<String> each(CommandRun run, Function<JsonNode, String> told) {
        return run.diagnoses().stream()
                .filter(line -> line.has("source"))
                .map(told)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alder", "birch", "cedar"})
    void theServerGivesTheSameAsFiles(String name) throws Exception {
        Path inbox = LAB.resolve(name).resolve("inbox");
        Path sent = LAB.resolve(name).resolve("sent.mbox");
        try (MailServer server = MailServer.start()) {
            fill(server, inbox, sent);
            CommandRun served = run("sweep", name, server.options());
            assertThat(served.status()).as(served.err()).isZero();
            List<String> files = List.of("--sent", sent.toString(), inbox.toString());
            List<String> differ = new ArrayList<>(diagnoses(run("sweep", name, files)));
            assertThat(differ).hasSizeGreaterThan(50).hasSameSizeAs(diagnoses(served));
            differ.removeAll(diagnoses(served));
            // The bodies of large sent messages stay on the server: a second proof beside the kept copy.
            assertThat(differ).hasSizeLessThan(2).allMatch(line -> line.contains("account-sent-body"));
            assertThat(verdicts(served)).as(served.err()).isEqualTo(verdicts(run("check", name, files)));
        }
    }

    private static void fill(MailServer server, Path inbox, Path sent) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.sorted().toList()) {
                server.deliver("", Files.readAllBytes(file));
            }
        }
        String copies = Files.readString(sent, StandardCharsets.ISO_8859_1);
        for (String copy : copies.split("(?m)^From \\S+ .*\\d{4}\r?\n")) {
            if (!copy.isBlank()) {
                server.deliver("Sent", copy.replaceAll("(?m)^>(>*From )", "$1").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
