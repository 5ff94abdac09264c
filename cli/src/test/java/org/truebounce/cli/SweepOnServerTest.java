package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The command over a real server: the same as on files, filing by verdict and its undoing.
class SweepOnServerTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final List<String> OWNER = List.of(
            "--me",
            "robin@alder.example",
            "--trust",
            "mail.alder.example",
            "--dns",
            ROBIN.resolve("alder.zone").toString(),
            "--no-cache");
    private static final String SENT = ROBIN.resolve("sent.mbox").toString();
    private static final List<String> NOTICES = List.of("own-server-kept", "own-server-not-kept", "stranger");

    @TempDir
    private Path folder = Path.of("");

    private MailServer server;
    private Path state = Path.of("");
    private String home = "";

    @BeforeEach
    void mailbox() throws Exception {
        home = System.setProperty("user.home", folder.toString());
        server = MailServer.start();
        for (String name : NOTICES) {
            server.deliver("", Files.readAllBytes(ROBIN.resolve(name + ".eml")));
        }
        for (int number = 0; number < 20; number++) {
            server.deliver("", letter(number));
        }
        for (String copy : Files.readString(ROBIN.resolve("sent.mbox")).split("(?m)^From .*\n")) {
            if (!copy.isBlank()) {
                server.deliver("Sent", copy.getBytes(StandardCharsets.UTF_8));
            }
        }
        state = folder.resolve(".local/state/truebounce");
    }

    @AfterEach
    void close() throws IOException {
        System.setProperty("user.home", home);
        if (server != null) {
            server.close();
        }
    }

    private static byte[] letter(int number) {
        return ("From: Kim <kim@example.net>\nTo: robin@alder.example\nSubject: Tea " + number + "\nMessage-ID: <"
                        + number + "@example.net>\n\nAt five?\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private CommandRun sweep(String... more) {
        return answered("", more);
    }

    private CommandRun answered(String answer, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sweep"));
        arguments.addAll(OWNER);
        arguments.addAll(server.options());
        arguments.addAll(List.of(more));
        return CommandRun.fed(answer.getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    /// The Diagnoses without their sources, by the notice's id.
    private static Map<String, String> diagnoses(CommandRun run) {
        Map<String, String> diagnoses = new TreeMap<>();
        for (JsonNode line : run.diagnoses()) {
            if (line.has("source")) {
                String text = line.toString();
                String source = "\"source\":" + line.path("source");
                diagnoses.put(text.replace(source, ""), line.path("verdict").asString());
            }
        }
        return diagnoses;
    }

    @Test
    void aServerGivesTheSameAsFiles() {
        CommandRun server = sweep("--json");
        List<String> arguments = new ArrayList<>(List.of("sweep", "--json"));
        arguments.addAll(OWNER);
        arguments.addAll(List.of("--sent", SENT));
        NOTICES.forEach(name -> arguments.add(ROBIN.resolve(name + ".eml").toString()));
        CommandRun files = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(server.status()).as(server.err()).isZero();
        assertThat(server.err()).contains("your sent mail is read from Sent: 2");
        assertThat(diagnoses(server)).hasSize(3).isEqualTo(diagnoses(files));
        assertThat(diagnoses(server).values()).containsExactlyInAnyOrder("genuine", "compromised", "backscatter");
    }

    @Test
    void theSentFolderIsLeftAloneWhereItsOwnerWishes() {
        assertThat(diagnoses(sweep("--json", "--no-sent-folder")).values()).doesNotContain("genuine");
        assertThat(diagnoses(sweep("--json", "--sent", SENT)).values()).contains("genuine");
    }

    @Test
    void nothingIsMovedWithoutConsent() throws IOException {
        for (String answer : List.of("", "n\n", "x\n")) {
            CommandRun run = answered(answer, "--file");
            assertThat(run.err()).contains("1  backscatter: from INBOX to Forged bounces", "nothing was filed");
            assertThat(server.count("")).isEqualTo(23);
            assertThat(state).doesNotExist();
        }
    }

    @Test
    void forgedNoticesMoveAndComeBack() throws IOException {
        CommandRun run = answered("y\n", "--file");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("genuine: stay in INBOX", "compromised: stay in INBOX", "Messages filed: 1.");
        assertThat(server.count("")).isEqualTo(22);
        assertThat(server.count("Forged bounces")).isEqualTo(1);
        CommandRun again = sweep("--file", "--yes");
        assertThat(again.err()).as("filing nothing keeps the journal").contains("There is nothing to file");
        CommandRun undone = sweep("--undo");
        assertThat(undone.status()).as(undone.err()).isZero();
        assertThat(undone.err()).contains("Messages taken back: 1.");
        assertThat(server.count("")).isEqualTo(23);
        assertThat(server.count("Forged bounces")).isZero();
        assertThat(sweep("--undo").err()).contains("no filing to take back");
    }

    @Test
    void labelsMoveNothing() throws IOException {
        assertThat(sweep("--file", "--label", "--yes").err()).contains("Messages filed: 3.");
        assertThat(server.count("")).isEqualTo(23);
        assertThat(server.files(""))
                .filteredOn(name -> name.matches(".*[a-z]$"))
                .as("keywords")
                .hasSize(3);
        assertThat(sweep("--undo").err()).contains("Messages taken back: 3.");
        assertThat(server.files(""))
                .filteredOn(name -> name.matches(".*[a-z]$"))
                .isEmpty();
    }

    @Test
    void filingIsForServersAlone() {
        CommandRun run = CommandRun.of("sweep", "--file", SENT);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("--imap");
        assertThat(sweep("--watch", "--file").status()).isEqualTo(2);
    }

    @Test
    void theLedgerRemembersSentMailAndNotices() {
        String ledger = folder.resolve("ledger.db").toString();
        CommandRun first = sweep("--remember", "--ledger", ledger);
        assertThat(first.err()).contains("remembered 2 new sent messages", "remembered 3 new notices");
        CommandRun second = sweep("--json", "--no-sent-folder", "--ledger", ledger);
        assertThat(second.err()).contains("3 notices were there already");
        assertThat(diagnoses(second).values())
                .as("the ledger counts as sent mail")
                .contains("genuine");
        assertThat(diagnoses(sweep("--json", "--only-new", "--ledger", ledger))).isEmpty();
    }
}
