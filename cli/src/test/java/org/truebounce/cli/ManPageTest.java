package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds `docs/man/truebounce.1` and the help of the commands together.
class ManPageTest {
    private static final Path FILE = Program.home().resolve("docs/man/truebounce.1");

    private static String page() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return ManPage.of(Main.commands(new Terminal(nowhere, nowhere, new ByteArrayInputStream(new byte[0]))));
    }

    @Test
    void theManualIsWhatTheCommandsSayOfThemselves() throws IOException {
        Path written = Path.of("target", "truebounce.1").toAbsolutePath();
        Files.createDirectories(written.getParent());
        Files.writeString(written, page());
        assertThat(FILE).as("copy it with: cp %s %s", written, FILE).exists().hasSameTextualContentAs(written);
    }

    @Test
    void everyCommandAndOptionIsInIt() {
        Main.commands(new Terminal(System.out, System.err, System.in))
                .getSubcommands()
                .forEach((name, command) -> {
                    assertThat(page()).contains(".SS truebounce " + name);
                    command.getCommandSpec().options().stream()
                            .filter(option -> !option.hidden())
                            .forEach(option -> assertThat(page())
                                    .contains(option.longestName().replace("-", "\\-")));
                });
    }

    @Test
    void manReadsItWithoutAWarning() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")) && Files.isExecutable(Path.of("/usr/bin/groff")));
        ProcessBuilder man = new ProcessBuilder("man", "--warnings", "-l", FILE.toString());
        man.environment().put("LC_ALL", "C.UTF-8");
        man.environment().put("MANWIDTH", "80");
        Path warnings = Path.of("target", "man.err");
        Process process = man.redirectError(warnings.toFile()).start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(warnings)).isEmpty();
        assertThat(shown).contains("TRUEBOUNCE(1)", "SYNOPSIS", "--json");
    }
}
