package org.truebounce.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/// Values on their way into a statement and out of a row.
final class Parameters {
    private final PreparedStatement statement;
    private int at;

    private Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    static Parameters of(PreparedStatement statement) {
        return new Parameters(statement);
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++at, value);
        return this;
    }

    Parameters text(Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            return text(value.get());
        }
        statement.setNull(++at, Types.VARCHAR);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Parameters share(double value) throws SQLException {
        statement.setDouble(++at, value);
        return this;
    }

    Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    Parameters time(Instant value) throws SQLException {
        return number(millis(value));
    }

    Parameters time(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return time(value.get());
        }
        statement.setNull(++at, Types.BIGINT);
        return this;
    }

    /// A time past all measure is the furthest that can be written.
    private static long millis(Instant time) {
        Instant furthest = Instant.ofEpochMilli(Long.MAX_VALUE);
        Instant earliest = Instant.ofEpochMilli(Long.MIN_VALUE);
        return time.isAfter(furthest) ? Long.MAX_VALUE : time.isBefore(earliest) ? Long.MIN_VALUE : time.toEpochMilli();
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> maybeTime(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
