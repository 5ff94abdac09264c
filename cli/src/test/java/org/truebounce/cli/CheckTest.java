package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path EXAMPLES = Program.home().resolve("examples");
    private static final String NOTICE = EXAMPLES.resolve("local-unknown.eml").toString();
    private static final String ORDINARY = "From: a@b.example\nTo: c@d.example\nSubject: Lunch\n\nAt noon?\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private Path mbox() throws IOException {
        String separator = "From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n";
        return file(
                "inbox.mbox",
                separator
                        + ORDINARY
                        + "\n"
                        + separator
                        + Files.readString(Path.of(NOTICE), StandardCharsets.ISO_8859_1)
                        + "\n");
    }

    private static void isOneClearLine(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("truebounce")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private static List<String> sources(Outcome outcome) {
        return outcome.lines().stream()
                .map(JSON::readTree)
                .map(line -> line.path("source").asString())
                .toList();
    }

    @Test
    void aNoticeIsExplained() {
        Outcome outcome = Outcome.of("check", NOTICE);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("user-unknown").contains("Is the notice real?");
    }

    @Test
    void aFileThatCannotBeReadDoesNotStopTheOthers() {
        String missing = folder.resolve("nowhere.eml").toString();
        Outcome outcome = Outcome.of("check", "--json", NOTICE, missing, NOTICE);
        isOneClearLine(outcome);
        assertThat(outcome.err()).contains("nowhere.eml");
        assertThat(sources(outcome)).containsExactly(NOTICE, NOTICE);
    }

    @Test
    void jsonComesInTheOrderOfThePaths() {
        List<String> named = List.of("vacation.eml", "local-unknown.eml", "gmail-address-not-found.eml");
        String[] paths =
                named.stream().map(name -> EXAMPLES.resolve(name).toString()).toArray(String[]::new);
        Outcome outcome = Outcome.of("check", "--json", paths[0], paths[1], paths[2]);
        assertThat(sources(outcome)).containsExactly(paths);
    }

    @Test
    void aMailboxShowsItsNoticesAloneUnlessAllAreAskedFor() throws IOException {
        String mbox = mbox().toString();
        assertThat(sources(Outcome.of("check", "--json", mbox))).containsExactly(mbox + "#2");
        assertThat(sources(Outcome.of("check", "--json", "--all", mbox))).containsExactly(mbox + "#1", mbox + "#2");
        assertThat(Outcome.of("check", mbox).out()).endsWith("2 messages, 1 notice: 1 undecided\n");
    }

    @Test
    void aMessageNamedByItselfIsAlwaysShown() throws IOException {
        String ordinary = file("lunch.eml", ORDINARY).toString();
        JsonNode line = JSON.readTree(Outcome.of("check", "--json", ordinary).out());
        assertThat(line.path("verdict").asString()).isEqualTo("not-a-notice");
        assertThat(Outcome.of("check", ordinary).out()).contains("NO NOTICE");
    }

    @Test
    void aFolderIsReadWithAllThatIsInIt() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.copy(Path.of(NOTICE), folder.resolve("a/b/one.eml"));
        file("lunch.eml", ORDINARY);
        assertThat(sources(Outcome.of("check", "--json", folder.toString())))
                .singleElement()
                .asString()
                .endsWith("one.eml");
        assertThat(sources(Outcome.of("check", "--json", "--all", folder.toString())))
                .hasSize(2);
    }

    @Test
    void standardInputIsRead() throws IOException {
        Outcome outcome = Outcome.reading(Files.readAllBytes(Path.of(NOTICE)), "check", "--json", "-");
        assertThat(outcome.status()).isZero();
        assertThat(sources(outcome)).containsExactly("-");
    }

    @Test
    void settingsAreTakenFromAFileAndOptionsGoFirst() throws IOException {
        String good = file("account.toml", "me = [\"robin@alder.example\"]\ntrust = \"mx.alder.example\"\n")
                .toString();
        assertThat(Outcome.of("check", "--config", good, NOTICE).status()).isZero();
        Outcome broken =
                Outcome.of("check", "--config", file("broken.toml", "me = [").toString(), NOTICE);
        isOneClearLine(broken);
        assertThat(broken.err()).contains("broken.toml");
        isOneClearLine(
                Outcome.of("check", "--config", folder.resolve("none.toml").toString(), NOTICE));
        isOneClearLine(Outcome.of("check", "--config", folder.toString(), NOTICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "check", "check --nonsense x", "nonsense", "check --me", "check --config", "check --json"})
    void misuseIsToldInOneLine(String command) {
        isOneClearLine(Outcome.of(command.isEmpty() ? new String[0] : command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dns /nowhere.zone", "--at yesterday", "--sent /nowhere"})
    void aValueThatCannotBeUsedIsToldInOneLine(String option) {
        String[] words = option.split(" ");
        isOneClearLine(Outcome.of("check", words[0], words[1], NOTICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b.eml", "~nobody/x.eml"})
    void strangePathsAreToldInOneLine(String path) {
        Outcome outcome = Outcome.of("check", "--json", path, NOTICE);
        isOneClearLine(outcome);
        assertThat(sources(outcome)).containsExactly(NOTICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check --help"})
    void helpShowsExamples(String command) {
        Outcome outcome = Outcome.of(command.split(" "));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Usage:").contains("Examples:").contains("truebounce check");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(Outcome.of("--version").out()).startsWith("truebounce ");
    }

    @Test
    void colourIsForTerminalsAlone() {
        assertThat(Outcome.of("check", NOTICE).out()).doesNotContain("\u001b");
        System.setProperty("truebounce.terminal.out", "true");
        try {
            boolean refused = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
            assertThat(Outcome.of("check", NOTICE).out().contains("\u001b[")).isEqualTo(!refused);
        } finally {
            System.clearProperty("truebounce.terminal.out");
        }
    }

    @Test
    void theCompletionScriptIsOneThatBashReads() throws IOException, InterruptedException {
        Outcome outcome = Outcome.of("completion");
        assertThat(outcome.out()).contains("--json");
        Path bash = Path.of("/bin/bash");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(bash));
        Process check = new ProcessBuilder(
                        bash.toString(),
                        "-n",
                        file("completion.sh", outcome.out()).toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }
}
