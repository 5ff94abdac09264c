package org.truebounce.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/// Counting, pruning and looking after the tables as a whole.
final class Upkeep {
    private static final String OLD_SENT = " from sent where coalesce(written, kept) < ?";
    private static final String OLD_NOTICES = " from notice where seen < ?";
    private static final String OLD_STORMS = " from storm where last < ?";
    private static final String OLD_RUNS = " from run where started < ?";

    private Upkeep() {}

    static Rows all(Connection connection) throws SQLException {
        return new Rows(
                count(connection, " from sent", Optional.empty()),
                count(connection, " from notice", Optional.empty()),
                count(connection, " from storm", Optional.empty()),
                count(connection, " from run", Optional.empty()));
    }

    static Rows before(Connection connection, Instant moment) throws SQLException {
        Optional<Instant> before = Optional.of(moment);
        return new Rows(
                count(connection, OLD_SENT, before),
                count(connection, OLD_NOTICES, before),
                count(connection, OLD_STORMS, before),
                count(connection, OLD_RUNS, before));
    }

    static Rows prune(Connection connection, Instant moment) throws SQLException {
        delete(connection, " from learned_address where last < ?", moment);
        delete(connection, " from tally where day * 86400000 < ?", moment);
        return new Rows(
                delete(connection, OLD_SENT, moment),
                delete(connection, OLD_NOTICES, moment),
                delete(connection, OLD_STORMS, moment),
                delete(connection, OLD_RUNS, moment));
    }

    private static long count(Connection connection, String from, Optional<Instant> before) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select count(*)" + from)) {
            if (before.isPresent()) {
                Parameters.of(ask).time(before.get());
            }
            try (ResultSet count = ask.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static long delete(Connection connection, String from, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete" + from)) {
            Parameters.of(delete).time(before);
            return delete.executeUpdate();
        }
    }

    /// Writes a file of SQLite anew, so that nothing deleted can be read in it any more and the disk gets its space
    /// back. PostgreSQL does so by itself, later.
    static boolean tidy(Connection connection) throws SQLException {
        if (!Schema.isSqlite(connection)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum");
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        return true;
    }

    /// What a file of SQLite finds wrong with itself.
    static Optional<String> damage(Connection connection) throws SQLException {
        if (!Schema.isSqlite(connection)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("pragma integrity_check(1)")) {
            return found.next() ? Optional.of(found.getString(1)).filter(word -> !word.equals("ok")) : Optional.empty();
        }
    }

    /// Bytes on the disk.
    static long size(Connection connection, Location location) throws SQLException {
        return switch (location) {
            case Location.File file ->
                size(file.file()) + size(file.file().resolveSibling(file.file().getFileName() + "-wal"));
            case Location.Server server -> {
                try (Statement statement = connection.createStatement();
                        ResultSet found =
                                statement.executeQuery("select coalesce(sum(pg_total_relation_size(c.oid)), 0)"
                                        + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                        + " where c.relkind = 'r' and n.nspname = '" + Connections.SCHEMA + "'")) {
                    found.next();
                    yield found.getLong(1);
                }
            }
        };
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }
}
