package org.truebounce.ledger;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a ledger lies.
public sealed interface Location {
    /// A file of SQLite.
    record File(Path file) implements Location {}

    /// A database of a PostgreSQL server, by a URL such as `postgresql://user@db.example/mail`.
    record Server(URI url) implements Location {}

    /// The file that is used unless another is named.
    // https://specifications.freedesktop.org/basedir-spec: an empty value is no value
    static Location usual() {
        return new File(folder().resolve("ledger.db"));
    }

    /// Reads what a user named: a URL of PostgreSQL, or else a file.
    ///
    /// @throws LedgerException where it is neither
    static Location of(String named) {
        String url = named.startsWith("jdbc:") ? named.substring("jdbc:".length()) : named;
        try {
            return url.startsWith("postgresql://") || url.startsWith("postgres://")
                    ? new Server(new URI(url))
                    : new File(Path.of(named));
        } catch (URISyntaxException | IllegalArgumentException unreadable) { // its message would show a password
            throw new LedgerException(
                    "the ledger's place is neither a file nor a URL such as postgresql://user@host/database");
        }
    }

    /// What to call it in front of people: without a password.
    default String name() {
        return switch (this) {
            case File file -> file.file().toString();
            case Server server -> {
                URI url = server.url();
                String port = url.getPort() < 0 ? "" : ":" + url.getPort();
                yield "postgresql://" + Optional.ofNullable(url.getHost()).orElse("") + port
                        + Optional.ofNullable(url.getPath()).orElse("");
            }
        };
    }

    /// The file that holds the key of a hashed ledger.
    default Path keyFile() {
        return switch (this) {
            case File file -> file.file().resolveSibling(file.file().getFileName() + ".key");
            case Server server ->
                folder().resolve(name().substring("postgresql://".length()).replaceAll("[^A-Za-z0-9.-]", "_") + ".key");
        };
    }

    private static Path folder() {
        return Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".local", "share"))
                .resolve("truebounce");
    }
}
