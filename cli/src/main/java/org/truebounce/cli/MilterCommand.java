package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.truebounce.milter.Settings;
import org.truebounce.milter.SettingsReader;
import org.truebounce.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

/// Runs the guard in a mail server.
@Command(
        name = "milter",
        mixinStandardHelpOptions = true,
        description = "Runs beside Postfix or sendmail and judges notices while they come in.",
        footer = {
            "",
            "It runs until it is stopped, reads its settings anew when the file changes or at SIGHUP, and logs lines of"
                    + " JSON to standard error.",
            "",
            "Exit status: 0 stopped, or the settings are good; 2 the settings could not be used.",
            "",
            "Examples:",
            "  truebounce milter --config /etc/truebounce/milter.toml --check-config",
            "  truebounce milter --config /etc/truebounce/milter.toml"
        })
final class MilterCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Its settings. Default: ${DEFAULT-VALUE}",
            defaultValue = "/etc/truebounce/milter.toml")
    private Path config = Path.of("/etc/truebounce/milter.toml");

    @Option(names = "--check-config", description = "Only tell whether the settings are good.")
    private boolean checkConfig;

    private final Terminal terminal;

    MilterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings;
        try {
            settings = settings();
        } catch (SettingsException wrong) {
            wrong.problems().forEach(problem -> terminal.err().println("truebounce: " + config + ": " + problem));
            return Main.UNUSABLE;
        }
        if (checkConfig) {
            terminal.out().println(config + ": the settings are good");
            return 0;
        }
        try (MilterRun run = MilterRun.start(settings, config, this::settings, terminal.err())) {
            run.untilStopped();
        } catch (IOException unusable) {
            throw new UnusableException("cannot listen at " + settings.listen() + ": " + unusable.getMessage());
        }
        return 0;
    }

    private Settings settings() {
        if (!Files.isRegularFile(config)) {
            throw new UnusableException("the settings file " + config + " does not exist");
        }
        try {
            return SettingsReader.read(new TomlMapper()
                    .readValue(Files.readAllBytes(config), new TypeReference<Map<String, Object>>() {}));
        } catch (IOException | JacksonException unreadable) {
            throw new UnusableException(
                    "cannot read the settings file " + config + ": " + SettingsFile.firstLine(unreadable));
        }
    }
}
