package org.truebounce.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tables of a ledger: begun where they are missing, and brought up to date where an older program made them.
final class Schema {
    private static final String VERSION = "version";
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\n");

    private Schema() {}

    /// Brings the tables up to date; each change is made once, whoever else opens the ledger at the same time.
    static void bringUpToDate(Store store) {
        int wanted = changes().size();
        if (store.ask(Schema::version) == wanted) {
            return;
        }
        store.transaction(connection -> {
            lock(connection);
            int version = version(connection);
            if (version > wanted) {
                throw new LedgerException("the ledger " + store.location().name()
                        + " was made by a newer version of this program (its tables have form " + version
                        + ", this program knows " + wanted + ")");
            }
            for (String change : changes().subList(version, wanted)) {
                make(connection, read(change + ".sql"));
            }
            Settings.put(connection, VERSION, String.valueOf(wanted));
            return true;
        });
    }

    /// 0 where there are no tables yet. Another program may make them, all at once, between two questions: what is no
    /// ledger has tables before it is found to have none of a ledger's.
    private static int version(Connection connection) throws SQLException {
        boolean hasTables = isSqlite(connection) && hasTable(connection, "%");
        if (hasTable(connection, "setting")) {
            return Settings.get(connection, VERSION).map(Integer::valueOf).orElse(0);
        }
        if (hasTables) {
            throw new SQLException("it is a database of something else");
        }
        return 0;
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), name, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    /// SQLite has one writer at a time anyway.
    private static void lock(Connection connection) throws SQLException {
        if (!isSqlite(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(7283190442)");
                statement.execute("create schema if not exists " + Connections.SCHEMA);
            }
        }
    }

    static boolean isSqlite(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    private static void make(Connection connection, String change) throws SQLException {
        String sql = isSqlite(connection)
                ? change.replace("{id}", "integer primary key").replace("{bytes}", "blob")
                : change.replace("{id}", "bigint generated always as identity primary key")
                        .replace("{bytes}", "bytea");
        try (Statement statement = connection.createStatement()) {
            for (String one : STATEMENT_END.split(sql)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static List<String> changes() {
        return read("ORDER")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String read(String name) {
        try (InputStream in = Optional.ofNullable(Schema.class.getResourceAsStream("schema/" + name))
                .orElseThrow(() -> new IllegalStateException("no schema/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
