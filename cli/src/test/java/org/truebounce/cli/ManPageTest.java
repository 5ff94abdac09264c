package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The manual page says what the program's commands are now.
class ManPageTest {
    private static final Path PAGE = Path.of("docs", "man", "truebounce.1");
    private static final Path RENEWED = Path.of("target", "docs").resolve(PAGE);

    private static CommandSpec program() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine commands = Main.commands(new Terminal(nowhere, nowhere, InputStream.nullInputStream()));
        return commands.getCommandSpec();
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String renewed = ManPage.of(program());
        Path file = Program.home().resolve(PAGE);
        String now = Files.exists(file) ? Files.readString(file) : "";
        if (renewed.equals(now)) {
            Files.deleteIfExists(RENEWED);
            return;
        }
        Files.createDirectories(Program.home().resolve("cli").resolve(RENEWED).getParent());
        Files.writeString(RENEWED, renewed);
        assertThat(now)
                .as("%s is out of date. Renew it: docs/regenerate, or: cp cli/%s %s", PAGE, RENEWED, PAGE)
                .isEqualTo(renewed);
    }

    @Test
    void thePageTellsOfEveryCommandAndOption() {
        String page = ManPage.of(program()).replace("\\-", "-");
        for (CommandLine command : program().subcommands().values()) {
            assertThat(page).contains(".SS truebounce " + command.getCommandName());
            command.getCommandSpec()
                    .optionsMap()
                    .keySet()
                    .forEach(option -> assertThat(page).contains("\\fB" + option + "\\fR"));
        }
    }

    @Test
    void manReadsThePageWithoutAWarning() throws IOException, InterruptedException {
        assumeTrue(Shell.has("man") && Shell.has("groff"), "man and groff are not installed");
        Path file = Path.of("target", "truebounce.1");
        Files.createDirectories(Path.of("target"));
        Files.writeString(file, ManPage.of(program()));
        Shell shown = Shell.run(
                Path.of("."), java.util.Map.of("MANWIDTH", "80"), List.of("man", "--warnings", "-l", file.toString()));
        assertThat(shown.err()).isEmpty();
        assertThat(shown.status()).isZero();
        assertThat(shown.out()).contains("truebounce check", "SYNOPSIS", "--complete-sent");
    }
}
