package org.truebounce.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.ledger.Location;
import picocli.CommandLine.Option;

/// Which ledger is meant.
final class LedgerOption {
    @Option(
            names = "--ledger",
            paramLabel = "FILE|URL",
            description = "A file, or a database of PostgreSQL such as postgresql://user@host/database."
                    + " Default: ~/.local/share/truebounce/ledger.db")
    private @Nullable String ledger;

    /// The option goes before the settings file.
    Location location(SettingsFile settings) {
        return Optional.ofNullable(ledger)
                .or(() -> settings.list("ledger").stream().findFirst())
                .map(Location::of)
                .orElseGet(Location::usual);
    }
}
