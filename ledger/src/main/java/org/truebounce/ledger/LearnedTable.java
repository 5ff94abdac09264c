package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The table `learned_address`.
final class LearnedTable {
    private static final int MOST = 100_000;
    private static final String PUT = """
            insert into learned_address (kind, address, why, first, last) values (?, ?, ?, ?, ?)
            on conflict (kind, address) do update set last = excluded.last where learned_address.last < excluded.last""";

    private final Values values;

    LearnedTable(Values values) {
        this.values = values;
    }

    /// Adds addresses, and confirms those that are there.
    void put(Connection connection, Collection<LearnedAddress> addresses) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (LearnedAddress learned : addresses) {
                Parameters.of(put)
                        .text(learned.kind())
                        .text(values.kept(learned.address()))
                        .text(Values.whole(learned.why()))
                        .time(learned.first())
                        .time(learned.last());
                put.addBatch();
            }
            put.executeBatch();
        }
    }

    /// Those confirmed last first.
    static List<LearnedAddress> all(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "select kind, address, why, first, last from learned_address order by last desc, address limit "
                        + MOST)) {
            List<LearnedAddress> all = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    all.add(new LearnedAddress(
                            row.getString("kind"),
                            row.getString("address"),
                            row.getString("why"),
                            Parameters.time(row, "first"),
                            Parameters.time(row, "last")));
                }
            }
            return List.copyOf(all);
        }
    }
}
