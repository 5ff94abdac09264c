package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table `run`.
final class RunTable {
    private final Values values;

    RunTable(Values values) {
        this.values = values;
    }

    Run begin(Connection connection, String source, Instant started) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("insert into run (source, started) values (?, ?) returning id")) {
            Parameters.of(put).text(values.kept(source)).time(started);
            try (ResultSet made = put.executeQuery()) {
                made.next();
                return new Run(made.getLong(1), source, started, Optional.empty(), Optional.empty());
            }
        }
    }

    static boolean reach(Connection connection, Run run, String position) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("update run set position = ? where id = ?")) {
            Parameters.of(put).text(Values.whole(position)).number(run.id());
            return put.executeUpdate() == 1;
        }
    }

    static boolean finish(Connection connection, Run run, Instant ended) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("update run set ended = ? where id = ?")) {
            Parameters.of(put).time(ended).number(run.id());
            return put.executeUpdate() == 1;
        }
    }

    Optional<Run> last(Connection connection, Optional<String> source) throws SQLException {
        String where = source.isPresent() ? " where source = ?" : "";
        try (PreparedStatement ask =
                connection.prepareStatement("select * from run" + where + " order by id desc limit 1")) {
            if (source.isPresent()) {
                Parameters.of(ask).text(values.kept(source.get()));
            }
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? Optional.of(run(row)) : Optional.empty();
            }
        }
    }

    /// The runs of a kind that began after a moment or had not ended by then.
    List<Run> since(Connection connection, String kind, Instant since) throws SQLException {
        List<Run> found = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(
                "select * from run where started >= ? or ended is null or ended >= ? order by id")) {
            Parameters.of(ask).time(since).time(since);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    Run run = run(row);
                    if (run.source().startsWith(kind)) {
                        found.add(run);
                    }
                }
            }
        }
        return found;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("source"),
                Parameters.time(row, "started"),
                Parameters.maybeTime(row, "ended"),
                Parameters.text(row, "position"));
    }
}
