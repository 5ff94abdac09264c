package org.truebounce.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.SentCopy;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.Sent;
import picocli.CommandLine.Option;

/// Which ledger is meant.
final class LedgerOption {
    @Option(
            names = "--ledger",
            paramLabel = "FILE|URL",
            description = "A file, or a database of PostgreSQL such as postgresql://user@host/database."
                    + " Default: ~/.local/share/truebounce/ledger.db. What a ledger that is named remembers as sent"
                    + " counts as sent mail.")
    private @Nullable String ledger;

    /// The option goes before the settings file.
    Location location(SettingsFile settings) {
        return named(settings).orElseGet(Location::usual);
    }

    /// The ledger that is asked for by name.
    Optional<Location> named(SettingsFile settings) {
        return settings.given(ledger, "ledger").map(Location::of);
    }

    /// What the ledger that is asked for by name remembers as sent; nothing where none is.
    ///
    /// @throws UnusableException where the command line names one that does not exist
    List<SentCopy> sent(SettingsFile settings, Terminal terminal) {
        Optional<Location> place = named(settings);
        if (ledger != null && !Ledger.exists(Location.of(ledger))) {
            throw new UnusableException("--ledger: " + ledger + " does not exist");
        }
        return place.map(found -> sent(found, terminal)).orElse(List.of());
    }

    /// What a ledger remembers as sent; nothing where it does not exist, or tells no values.
    static List<SentCopy> sent(Location place, Terminal terminal) {
        if (!Ledger.exists(place)) {
            return List.of();
        }
        try (Ledger opened = Ledger.open(place)) {
            if (opened.isHashed()) {
                terminal.err()
                        .println("truebounce: " + opened.location().name()
                                + " keeps hashes alone, which tell too little of sent mail for a verdict");
                return List.of();
            }
            return opened.sent().map(Sent::copy).toList();
        }
    }
}
