package org.truebounce.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where the settings are kept.
final class SettingsOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The same settings kept in a file. Default: ~/.config/truebounce/account.toml")
    private @Nullable Path config;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable SettingsFile settings;

    /// The settings; what is unknown among them is told once.
    SettingsFile settings() {
        SettingsFile read = settings;
        if (read == null) {
            read = SettingsFile.read(Optional.ofNullable(config));
            settings = read;
            read.unknown().forEach(this::tell);
        }
        return read;
    }

    private void tell(String unknown) {
        if (command != null) {
            command.commandLine()
                    .getErr()
                    .println("truebounce: the settings file has \"" + unknown
                            + "\", which is no setting: settings are named as the options are, without --");
        }
    }
}
