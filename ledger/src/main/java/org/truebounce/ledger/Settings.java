package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a ledger keeps about itself.
final class Settings {
    private static final String KEY = "key";
    private static final String NO_KEY = "none";

    private Settings() {}

    static Optional<String> get(Connection connection, String name) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select value from setting where name = ?")) {
            ask.setString(1, name);
            try (ResultSet found = ask.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    static void put(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")) {
            put.setString(1, name);
            put.setString(2, value);
            put.executeUpdate();
        }
    }

    /// How the ledger writes values; decided by whoever opens it first.
    ///
    /// @param hashed whether values are to be hashed
    static Values values(Store store, boolean hashed) {
        Optional<String> mark = store.ask(connection -> get(connection, KEY));
        String known = mark.orElseGet(() -> store.transaction(connection -> {
            Optional<String> meanwhile = get(connection, KEY);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            String fresh = hashed ? mark(KeyFile.readOrMake(store.location().keyFile())) : NO_KEY;
            put(connection, KEY, fresh);
            return fresh;
        }));
        if (known.equals(NO_KEY)) {
            if (hashed) {
                throw new LedgerException("the ledger " + store.location().name()
                        + " keeps values as they are: that is chosen when a ledger is begun");
            }
            return new Values(Optional.empty());
        }
        byte[] key = KeyFile.read(store.location().keyFile());
        if (!mark(key).equals(known)) {
            throw new LedgerException("the key file " + store.location().keyFile() + " belongs to another ledger");
        }
        return new Values(Optional.of(key));
    }

    /// By which a key is known again without being told.
    private static String mark(byte[] key) {
        return HexFormat.of()
                .formatHex(Arrays.copyOf(
                        Digests.sha256("truebounce".getBytes(java.nio.charset.StandardCharsets.US_ASCII), key), 8));
    }
}
