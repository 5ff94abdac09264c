package org.truebounce.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// How the two databases are opened.
final class Connections {
    /// How long a write waits for the write of another process.
    private static final int PATIENCE_MILLIS = 30_000;

    private static final long PAUSE_NANOS = 10_000_000;

    /// Where the tables lie in PostgreSQL, so that they can share a database with others.
    static final String SCHEMA = "truebounce";

    private Connections() {}

    /// SQLite with a write-ahead log: readers and one writer do not wait for one another. What is committed is on the
    /// disk before the call returns (`synchronous=FULL`), so that it outlives a power cut as well.
    static Connection sqlite(Path file) throws SQLException, IOException {
        PrivateFiles.create(file); // SQLite gives its side files the same permissions
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // A transaction that begins with a question and goes on to write could not wait for another writer.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return patiently(() -> config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    }

    private interface Opening {
        Connection connection() throws SQLException;
    }

    /// While one program gives a new file its write-ahead log, SQLite turns others away at once, whatever its patience.
    private static Connection patiently(Opening opening) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            try {
                return opening.connection();
            } catch (SQLException failed) {
                boolean busy = (failed.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
                if (!busy || System.nanoTime() > end) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// The password may stand in the URL, in `PGPASSWORD` or in `~/.pgpass`.
    static Connection postgresql(URI url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("currentSchema", SCHEMA);
        properties.setProperty("ApplicationName", "truebounce");
        properties.setProperty("connectTimeout", "10");
        Optional.ofNullable(System.getenv("PGPASSWORD"))
                .ifPresent(password -> properties.setProperty("password", password));
        Optional.ofNullable(url.getRawUserInfo()).ifPresent(info -> {
            int colon = info.indexOf(':');
            properties.setProperty("user", decoded(colon < 0 ? info : info.substring(0, colon)));
            if (colon >= 0) {
                properties.setProperty("password", decoded(info.substring(colon + 1)));
            }
        });
        String query =
                Optional.ofNullable(url.getRawQuery()).map(text -> "?" + text).orElse("");
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String address =
                "jdbc:postgresql://" + Optional.ofNullable(url.getHost()).orElse("localhost") + port
                        + Optional.ofNullable(url.getRawPath()).orElse("/") + query;
        return DriverManager.getConnection(address, properties);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
