package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.SentCopy;

/// The tables `sent` and `sent_recipient`.
final class SentTable {
    private static final String PUT = """
            insert into sent (identity, message_id, subject, written, body_hash, program, submitted_from, login, sender, kept)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (identity) do nothing""";
    private static final String PUT_RECIPIENT = """
            insert into sent_recipient (sent, place, recipient)
            select id, cast(? as integer), cast(? as text) from sent where identity = ? on conflict do nothing""";
    private static final String GET = """
            select s.*, r.recipient from sent s left join sent_recipient r on r.sent = s.id
            where s.id in (%s) order by s.id, r.place""";

    private final Values values;

    SentTable(Values values) {
        this.values = values;
    }

    /// Adds what is not there yet, and says how much that was.
    int put(Connection connection, Collection<Sent> all, Instant now) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT);
                PreparedStatement recipients = connection.prepareStatement(PUT_RECIPIENT)) {
            for (Sent sent : all) {
                byte[] identity = values.identity(sent.identity());
                put(put, sent, identity, now);
                int place = 0;
                for (String recipient : sent.copy().recipients()) {
                    Parameters.of(recipients)
                            .number(place++)
                            .text(address(recipient))
                            .bytes(identity);
                    recipients.addBatch();
                }
            }
            int fresh = Arrays.stream(put.executeBatch()).sum();
            recipients.executeBatch();
            return fresh;
        }
    }

    private void put(PreparedStatement put, Sent sent, byte[] identity, Instant now) throws SQLException {
        SentCopy copy = sent.copy();
        Parameters.of(put)
                .bytes(identity)
                .text(values.kept(copy.messageId()))
                .text(values.kept(copy.subject()))
                .time(copy.time())
                .text(values.kept(copy.bodyHash()))
                .text(copy.program().map(Values::whole))
                .text(values.kept(copy.submittedFrom()))
                .text(values.kept(sent.login()))
                .text(values.kept(sent.sender()))
                .time(now);
        put.addBatch();
    }

    /// The message of an id; the last one remembered where there are several.
    Optional<Sent> withMessageId(Connection connection, String messageId) throws SQLException {
        return get(
                        connection,
                        "select id from sent where message_id = ? order by id desc limit 1",
                        values.kept(messageId.strip()))
                .stream()
                .findFirst();
    }

    /// The messages to an address, oldest first: the last thousand of them.
    List<Sent> to(Connection connection, String address) throws SQLException {
        return get(
                connection,
                "select sent from sent_recipient where recipient = ? order by sent desc limit " + Row.PAGE,
                address(address));
    }

    /// The messages under a return address, oldest first: the last thousand of them.
    List<Sent> from(Connection connection, String sender) throws SQLException {
        return get(
                connection, "select id from sent where sender = ? order by id desc limit " + Row.PAGE, address(sender));
    }

    boolean hasSubject(Connection connection, String subject) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select 1 from sent where subject = ? limit 1")) {
            Parameters.of(ask).text(values.kept(SentCopy.folded(subject)));
            try (ResultSet found = ask.executeQuery()) {
                return found.next();
            }
        }
    }

    List<Row<Sent>> after(Connection connection, long id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                GET.formatted("select id from sent where id > ? order by id limit " + Row.PAGE))) {
            Parameters.of(ask).number(id);
            return Row.read(ask, SentTable::sent);
        }
    }

    private String address(String address) {
        return values.kept(address.toLowerCase(Locale.ROOT));
    }

    private static List<Sent> get(Connection connection, String ids, String value) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(GET.formatted(ids))) {
            Parameters.of(ask).text(value);
            return Row.read(ask, SentTable::sent).stream().map(Row::value).toList();
        }
    }

    private static Sent sent(ResultSet row, List<String> recipients) throws SQLException {
        return new Sent(
                new SentCopy(
                        Parameters.text(row, "message_id"),
                        recipients,
                        row.getString("subject"),
                        Parameters.maybeTime(row, "written"),
                        Parameters.text(row, "body_hash"),
                        Parameters.text(row, "program"),
                        Parameters.text(row, "submitted_from")),
                Parameters.text(row, "login"),
                Parameters.text(row, "sender"));
    }
}
