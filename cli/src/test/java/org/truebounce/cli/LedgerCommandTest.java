package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.ledger.Location;
import org.truebounce.report.Csv;
import tools.jackson.databind.JsonNode;

/// What `truebounce ledger` takes, prints and ends with.
class LedgerCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void fill() throws IOException {
        file = folder.resolve("ledger.db").toString();
        LedgerExample.fill(Location.of(file));
    }

    private CommandRun run(String... arguments) {
        List<String> whole = new java.util.ArrayList<>(List.of("ledger"));
        whole.addAll(List.of(arguments));
        whole.addAll(List.of("--ledger", file));
        return CommandRun.of(whole.toArray(String[]::new));
    }

    @Test
    void showTellsHowMuchThereIs() {
        CommandRun shown = run("show");
        assertThat(shown.status()).isZero();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).contains(file, "1 sent message, ", "Last run    ~/Maildir, finished ", "2026-09  ");
        JsonNode json = run("show", "--json").diagnoses().getFirst();
        assertThat(json.path("ledger").asString()).isEqualTo(file);
        assertThat(json.path("bytes").asLong()).isGreaterThan(10_000);
        assertThat(json.path("lastRun").path("mailbox").asString()).isEqualTo("~/Maildir");
        long counted = 0;
        for (JsonNode month : json.path("months")) {
            for (JsonNode verdict : month.path("verdicts")) {
                counted += verdict.asLong();
            }
        }
        assertThat(counted).isEqualTo(json.path("notices").asLong()).isGreaterThan(2);
    }

    @Test
    void exportGivesEachRecordALine() {
        List<JsonNode> notices = run("export").diagnoses();
        assertThat(notices).hasSizeGreaterThan(2);
        assertThat(notices.getFirst().path("diagnosis").path("schema").asString())
                .isEqualTo("truebounce/1");
        assertThat(run("export", "--sent")
                        .diagnoses()
                        .getFirst()
                        .path("recipients")
                        .get(0)
                        .asString())
                .isEqualTo("kim@example.net");
        assertThat(run("export", "--storms")
                        .diagnoses()
                        .getFirst()
                        .path("notices")
                        .asLong())
                .isEqualTo(900);
    }

    @Test
    void aSpreadsheetComputesNothing() {
        assertThat(run("export", "--sent", "--format", "csv").out())
                .startsWith("messageId,recipients,subject,time,bodyHash,program,submittedFrom,login,sender\r\n"
                        + "<tea@alder.example>,kim@example.net,'=1+1,2026-03-02T11:00:00Z,");
        assertThat(run("export", "--storms", "--format", "csv").lines()).hasSize(2);
        assertThat(run("export", "--format", "csv").lines())
                .hasSize(1 + run("export").lines().size());
        assertThat(Csv.line("a,b", "\"", "+1", "@x", "-", "two\nlines", ""))
                .isEqualTo("\"a,b\",\"\"\"\",'+1,'@x,'-,two lines,\r\n");
    }

    @Test
    void pruneTellsFirstAndDoesOnDemand() {
        CommandRun told = run("prune", "--older-than", "2026-09-08");
        assertThat(told.out())
                .isEqualTo("To be forgotten: 1 sent message, 1 notice, 0 storms, 1 run from before"
                        + " 2026-09-08T00:00:00Z.\n");
        assertThat(told.err()).contains("add --yes");
        JsonNode done = run("prune", "--older-than", "2026-09-08", "--yes", "--json")
                .diagnoses()
                .getFirst();
        assertThat(done.path("done").asBoolean()).isTrue();
        assertThat(done.path("notices").asLong()).isEqualTo(1);
        assertThat(run("export", "--sent").out()).isEmpty();
        assertThat(run("prune", "--older-than", "2026-09-08").out()).startsWith("To be forgotten: 0 sent messages, 0");
    }

    @Test
    void anAgeIsDaysOrADate() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(LedgerCommand.limit("90d", now)).isEqualTo("2026-08-26T10:00:00Z");
        assertThat(LedgerCommand.limit("2026-08-01", now)).isEqualTo("2026-08-01T00:00:00Z");
        assertThatThrownBy(() -> LedgerCommand.limit("soon", now)).isInstanceOf(UnusableException.class);
    }

    @Test
    void theSettingsNameTheLedger() throws IOException {
        Path settings = Files.writeString(folder.resolve("account.toml"), "ledger = \"" + file + "\"\n");
        CommandRun shown = CommandRun.of("ledger", "show", "--config", settings.toString());
        assertThat(shown.out()).contains(file);
    }

    @Test
    void aHashedLedgerIsBegunOnce() {
        file = folder.resolve("hashed.db").toString();
        assertThat(run("begin", "--hashed").out()).contains("hashed.db", ", hashed\n");
        assertThat(run("show").out()).contains(", hashed\n");
        assertThat(folder.resolve("hashed.db.key")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show --yes",
                "show --hashed",
                "prune",
                "prune --older-than soon",
                "export --sent --storms",
                "show --sent",
                "begin --hashed",
                "burn"
            })
    void whatCannotBeMeantCostsOneLine(String arguments) {
        CommandRun run = run(arguments.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aLedgerThatIsNotThereIsNotMade() {
        file = folder.resolve("none.db").toString();
        CommandRun run = run("show");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no ledger yet").hasLineCount(1);
        assertThat(folder.resolve("none.db")).doesNotExist();
        file = "postgresql://robin:hunter2@127.0.0.1:1/mail";
        assertThat(run("show").err()).hasLineCount(1).doesNotContain("hunter2");
        file = "postgresql://bad url:hunter2@host";
        assertThat(run("show").err()).hasLineCount(1).doesNotContain("hunter2");
    }
}
