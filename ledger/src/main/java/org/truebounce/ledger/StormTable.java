package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The table `storm`.
final class StormTable {
    private static final String PUT = """
            insert into storm (name, first, last, notices, verdict) values (?, ?, ?, ?, ?)
            on conflict (name) do update set first = excluded.first, last = excluded.last,
            notices = excluded.notices, verdict = excluded.verdict""";

    private final Values values;

    StormTable(Values values) {
        this.values = values;
    }

    void put(Connection connection, SeenStorm storm) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            Parameters.of(put)
                    .text(values.kept(storm.name()))
                    .time(storm.first())
                    .time(storm.last())
                    .number(storm.notices())
                    .text(storm.verdict().word());
            put.executeUpdate();
        }
    }

    List<Row<SeenStorm>> after(Connection connection, long id) throws SQLException {
        List<Row<SeenStorm>> all = new ArrayList<>();
        try (PreparedStatement ask =
                connection.prepareStatement("select * from storm where id > ? order by id limit " + Row.PAGE)) {
            Parameters.of(ask).number(id);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    all.add(new Row<>(row.getLong("id"), storm(row)));
                }
            }
        }
        return all;
    }

    private static SeenStorm storm(ResultSet row) throws SQLException {
        return new SeenStorm(
                row.getString("name"),
                Parameters.time(row, "first"),
                Parameters.time(row, "last"),
                row.getLong("notices"),
                NoticeTable.verdict(row.getString("verdict")));
    }
}
