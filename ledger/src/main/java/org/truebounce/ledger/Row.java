package org.truebounce.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// A record and its number in the table, by which reading goes on.
record Row<T>(long id, T value) {
    static final int PAGE = 1_000;

    /// All records of a table, read a page at a time: no cursor stays open, and what is added meanwhile is seen.
    ///
    /// @param after the next page behind a number
    static <T> Stream<T> all(LongFunction<List<Row<T>>> after) {
        return Stream.iterate(
                        after.apply(0),
                        page -> !page.isEmpty(),
                        page -> after.apply(page.getLast().id()))
                .flatMap(List::stream)
                .map(Row::value);
    }

    /// How a record is made of the first of its rows and of its recipients, which are filled in afterwards.
    interface Reading<T> {
        T of(ResultSet row, List<String> recipients) throws SQLException;
    }

    /// What a question finds that gives a row for each recipient of a record, in the order of the records' numbers.
    static <T> List<Row<T>> read(PreparedStatement ask, Reading<T> reading) throws SQLException {
        List<Row<T>> all = new ArrayList<>();
        try (ResultSet row = ask.executeQuery()) {
            boolean more = row.next();
            while (more) {
                long id = row.getLong("id");
                List<String> recipients = new ArrayList<>();
                T record = reading.of(row, recipients);
                do {
                    Parameters.text(row, "recipient").ifPresent(recipients::add);
                    more = row.next();
                } while (more && row.getLong("id") == id);
                all.add(new Row<>(id, record));
            }
        }
        return all;
    }
}
