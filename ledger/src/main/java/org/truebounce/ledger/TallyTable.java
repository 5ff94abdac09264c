package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The table `tally`.
final class TallyTable {
    private static final String ADD = """
            insert into tally (day, name, count) values (?, ?, ?)
            on conflict (day, name) do update set count = tally.count + excluded.count""";

    private TallyTable() {}

    /// Adds to what others have counted on those days.
    static void add(Connection connection, Map<LocalDate, Map<String, Long>> days) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            // In one order, so that two servers do not wait for one another.
            for (Map.Entry<LocalDate, Map<String, Long>> day : new TreeMap<>(days).entrySet()) {
                for (Map.Entry<String, Long> count : new TreeMap<>(day.getValue()).entrySet()) {
                    Parameters.of(add)
                            .number(day.getKey().toEpochDay())
                            .text(Values.whole(count.getKey()))
                            .number(count.getValue());
                    add.addBatch();
                }
            }
            add.executeBatch();
        }
    }

    static SortedMap<LocalDate, Map<String, Long>> since(Connection connection, LocalDate first) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("select day, name, count from tally where day >= ? order by day, name")) {
            Parameters.of(ask).number(first.toEpochDay());
            SortedMap<LocalDate, Map<String, Long>> days = new TreeMap<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    days.computeIfAbsent(LocalDate.ofEpochDay(row.getLong("day")), unseen -> new TreeMap<>())
                            .put(row.getString("name"), row.getLong("count"));
                }
            }
            return days;
        }
    }
}
