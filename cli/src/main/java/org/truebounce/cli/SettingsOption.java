package org.truebounce.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the settings are kept.
final class SettingsOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The same settings kept in a file. Default: ~/.config/truebounce/account.toml")
    private @Nullable Path config;

    SettingsFile settings() {
        return SettingsFile.read(Optional.ofNullable(config));
    }
}
