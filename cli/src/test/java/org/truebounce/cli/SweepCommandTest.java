package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A mailbox of letters, with notices among them.
class SweepCommandTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final List<String> OWNER = List.of(
            "--me",
            "robin@alder.example",
            "--trust",
            "mail.alder.example",
            "--sent",
            ROBIN.resolve("sent.mbox").toString(),
            "--dns",
            ROBIN.resolve("alder.zone").toString());

    @TempDir
    private Path folder = Path.of("");

    private Path mailbox = Path.of("");

    @BeforeEach
    void mailbox() throws IOException {
        StringBuilder mbox = new StringBuilder();
        String from = "From kim@example.net Mon Nov  2 10:15:00 2026\n";
        for (int i = 0; i < 50; i++) {
            mbox.append(from)
                    .append("Received: from mx.example.net ([198.51.100.25]) by mail.alder.example with ESMTP\n")
                    .append("From: Kim <kim@example.net>\nTo: robin@alder.example\nSubject: Tea ")
                    .append(i)
                    .append("\nMessage-ID: <")
                    .append(i)
                    .append("@example.net>\n\nAt five?\n\n");
        }
        for (String name : List.of("own-server-kept", "own-server-not-kept", "stranger")) {
            mbox.append(from)
                    .append(Files.readString(ROBIN.resolve(name + ".eml")))
                    .append('\n');
        }
        mailbox = Files.writeString(folder.resolve("inbox.mbox"), mbox);
    }

    private CommandRun sweep(String... more) {
        List<String> arguments = new ArrayList<>(List.of("sweep"));
        arguments.addAll(OWNER);
        arguments.addAll(List.of(more));
        arguments.add(mailbox.toString());
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run;
    }

    @Test
    void itsVerdictsAreThoseOfCheck() {
        List<String> arguments = new ArrayList<>(List.of("check", "--json"));
        arguments.addAll(OWNER);
        arguments.add(mailbox.toString());
        List<String> checked = CommandRun.of(arguments.toArray(String[]::new)).lines();
        List<String> swept = sweep("--json").lines();
        assertThat(checked).hasSize(3);
        assertThat(swept.subList(0, 3)).isEqualTo(checked);
    }

    @Test
    void theSumComesLast() {
        JsonNode sum = sweep("--json").diagnoses().getLast();
        assertThat(sum.path("schema").asString()).isEqualTo("truebounce-sweep/1");
        assertThat(sum.path("messages").asInt()).isEqualTo(53);
        assertThat(sum.path("notices").asInt()).isEqualTo(3);
        for (String verdict : List.of("genuine", "compromised", "backscatter")) {
            assertThat(sum.path("verdicts").path(verdict).asInt()).as(verdict).isEqualTo(1);
        }
    }

    @Test
    void theChartShowsEachVerdict() {
        assertThat(sweep().out()).contains("53 messages, 3 notices").contains("By day", "█", "▲", "▒");
    }

    @Test
    void onlyTheOwnersFailuresAreListed() throws IOException {
        Path csv = folder.resolve("correct.csv");
        Path dead = folder.resolve("dead.csv");
        String kept = Files.readString(mailbox).replace("5.2.2", "5.1.1").replace("mailbox is full", "user unknown");
        Files.writeString(mailbox, kept);
        sweep("--csv", csv.toString(), "--suppress", dead.toString());
        assertThat(Files.readAllLines(csv).getFirst()).isEqualTo("address,reason,suggestion,failures,last,permanent");
        assertThat(Files.readAllLines(dead).getFirst()).isEqualTo("email,reason,created");
        List<String> listed = Files.readAllLines(csv);
        assertThat(listed).hasSize(2);
        assertThat(listed.getLast())
                .as("not the addresses of the forged and of the stolen mail")
                .contains("user-unknown");
        assertThat(Files.readAllLines(dead)).hasSize(2);
    }

    @Test
    void nothingOfAMessageIsMarkupInThePage() throws IOException {
        String bad = "<img src=x onerror=alert(1)>";
        StringBuilder storm = new StringBuilder(Files.readString(mailbox));
        String stranger = Files.readString(ROBIN.resolve("stranger.eml")).replace("Cheap watches", bad + " for all");
        for (int i = 0; i < 6; i++) {
            storm.append("From x@example.net Mon Nov  2 10:15:00 2026\n")
                    .append(stranger)
                    .append('\n');
        }
        Files.writeString(mailbox, storm);
        Path html = folder.resolve("report.html");
        sweep("--html", html.toString());
        String page = Files.readString(html);
        assertThat(page).contains("&lt;img").doesNotContain("<img").doesNotContain("<script");
        assertThat(page)
                .contains("Content-Security-Policy")
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page).contains("<rect class=\"backscatter\"");
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        sweep();
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.filter(file -> file.toString().endsWith(".spool"))).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsSwept() {
        CommandRun run = CommandRun.of("sweep", folder.resolve("none.mbox").toString(), mailbox.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).contains("53 messages");
    }

    @Test
    void whatIsRememberedIsRememberedOnce() {
        String ledger = folder.resolve("ledger.db").toString();
        String[] sweep = {"sweep", "--remember", "--ledger", ledger, mailbox.toString()};
        assertThat(CommandRun.of(sweep).err()).contains("remembered 3 new notices");
        assertThat(CommandRun.of(sweep).err()).contains("remembered 0 new notices");
        CommandRun shown = CommandRun.of("ledger", "show", "--json", "--ledger", ledger);
        assertThat(shown.out()).contains("\"notices\":3");
    }
}
