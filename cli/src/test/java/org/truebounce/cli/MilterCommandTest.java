package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings of the guard, as its command line reads them.
class MilterCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandRun check(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("milter.toml"), settings);
        return CommandRun.of("milter", "--config", file.toString(), "--check-config");
    }

    @Test
    void goodSettingsAreGood() throws IOException {
        CommandRun run = check("domains = [\"alder.example\"]\n[policy]\nbackscatter = \"reject\"\n");
        assertThat(run.status()).isZero();
        assertThat(run.out()).endsWith("milter.toml: the settings are good\n");
    }

    @Test
    void theSettingsOfTheDocumentsAreGood() throws IOException {
        for (String page : new String[] {"docs/how-to/milter.md", "docs/reference/milter.md"}) {
            String text = Files.readString(Program.home().resolve(page));
            int begin = text.indexOf("```toml\n") + 8;
            assertThat(begin).as(page).isGreaterThan(8);
            CommandRun run = check(text.substring(begin, text.indexOf("```", begin)));
            assertThat(run.err()).as(page).isEmpty();
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void everyMistakeIsALine() throws IOException {
        CommandRun run = check("domans = [\"alder.example\"]\n[policy]\ngenuine = \"reject\"\n");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("truebounce: ") && line.contains("milter.toml: "));
    }

    @Test
    void whatIsNoTomlAndWhatIsNotThereIsSaidInALine() throws IOException {
        assertThat(check("domains = [").err().lines()).hasSize(1);
        CommandRun run =
                CommandRun.of("milter", "--config", folder.resolve("none").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("does not exist").hasLineCount(1);
    }
}
