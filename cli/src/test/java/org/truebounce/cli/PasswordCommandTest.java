package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `truebounce password` takes, prints and ends with.
class PasswordCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandRun check(String password, String... more) throws IOException {
        String settings = Files.writeString(folder.resolve("settings.toml"), "me = \"kim.alder@alder.example\"\n")
                .toString();
        String[] arguments = new String[3 + more.length];
        arguments[0] = "password";
        arguments[1] = "--check";
        arguments[2] = "--config=" + settings;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.fed((password + "\n").getBytes(StandardCharsets.UTF_8), arguments);
    }

    @Test
    void thePassphraseStandsAloneOnStandardOutput() {
        CommandRun run = CommandRun.of("password");
        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("([a-z]+-){5}[a-z]+\n");
        assertThat(run.err())
                .contains("6 words", "77.5 bits")
                .doesNotContain(run.out().strip());
        assertThat(CommandRun.of("password").out()).isNotEqualTo(run.out());
    }

    @Test
    void severalAreALineEach() {
        CommandRun run = CommandRun.of(
                "password",
                "--words",
                "de",
                "--count",
                "20",
                "--length",
                "4",
                "--separator",
                ".",
                "--capitals",
                "--digit");
        assertThat(run.lines())
                .hasSize(20)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("([A-Z][a-z]+\\.){4}\\d"));
    }

    @Test
    void bitsGiveTheNumberOfWords() {
        assertThat(CommandRun.of("password", "--bits", "100").out()).matches("([a-z]+-){7}[a-z]+\n");
        assertThat(CommandRun.of("password", "--bits", "100", "--words=pt", "--separator=")
                        .out())
                .matches("[a-z]+\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--words=fr",
                "--length=0",
                "--length=65",
                "--bits=0",
                "--bits=1e9",
                "--separator=x",
                "--count=0",
                "--count=1001",
                "--json",
                "--breached=x",
                "--length=5 --bits=9",
                "--length=five"
            })
    void whatCannotBeIsOneClearLine(String arguments) {
        CommandRun run = CommandRun.of(("password " + arguments).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("truebounce").hasLineCount(1).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--check hunter2", "--check=hunter2", "hunter2 --check", "--check --hunter2", "hunter2"})
    void aPasswordAsArgumentIsRefusedAndNotRepeated(String arguments) {
        CommandRun run = CommandRun.of(("password " + arguments).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("never given as an argument")
                .doesNotContain("hunter2")
                .hasLineCount(1);
    }

    @Test
    void aPasswordFromAPipeIsJudged() throws IOException {
        CommandRun weak = check("letmein");
        assertThat(weak.status()).isZero();
        assertThat(weak.out()).contains("weak", "What to do").doesNotContain("letmein");
        assertThat(weak.err()).isEmpty();
        assertThat(check("revision-parish-reboot-jasmine-gong-landmark\r").out())
                .contains("strong");
    }

    @Test
    void theOwnersWordsComeFromTheSettings() throws IOException {
        assertThat(check("kimalder", "--json").out()).contains("own-word", "\"characters\":8");
        assertThat(check("kimalder", "--json", "--me", "x@y.example").out()).doesNotContain("own-word");
    }

    @Test
    void aLeakedPasswordIsToldFromAFile() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\n");
        assertThat(check("password", "--breached", list.toString()).out())
                .contains("found 9,545,824 times in the list");
        assertThat(check("passwort", "--breached", list.toString(), "--json").out())
                .contains("\"leaked\":0");
        CommandRun missing =
                check("password", "--breached", folder.resolve("none").toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err())
                .endsWith("none does not exist\n")
                .hasLineCount(1)
                .doesNotContain("password:");
    }

    @Test
    void nothingTypedIsNothingJudged() {
        CommandRun run = CommandRun.of("password", "--check");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("truebounce: no password was given\n");
    }

    @Test
    void anEndlessLineIsRefused() {
        CommandRun run = CommandRun.fed(new byte[1 << 20], "password", "--check");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("above 4096 bytes");
    }
}
