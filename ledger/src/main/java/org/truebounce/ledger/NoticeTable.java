package org.truebounce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Reason;
import org.truebounce.verdict.Verdict;

/// The tables `notice` and `failed_recipient`.
final class NoticeTable {
    private static final Map<String, Verdict> VERDICTS = byWord(Verdict.values(), Verdict::word);
    private static final Map<String, Kind> KINDS = byWord(Kind.values(), Kind::word);
    private static final Map<String, Reason> REASONS = byWord(Reason.values(), Reason::word);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String PUT = """
            insert into notice
            (identity, source, seen, verdict, confidence, kind, reasons, reporter, diagnosis)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (identity) do nothing""";
    private static final String PUT_RECIPIENT = """
            insert into failed_recipient (notice, place, recipient)
            select id, cast(? as integer), cast(? as text) from notice where identity = ? on conflict do nothing""";
    private static final String GET = """
            select n.*, r.recipient from notice n left join failed_recipient r on r.notice = n.id
            where n.id in (%s) order by n.id, r.place""";

    private final Values values;

    NoticeTable(Values values) {
        this.values = values;
    }

    private static <T> Map<String, T> byWord(T[] all, Function<T, String> word) {
        return Arrays.stream(all).collect(Collectors.toMap(word, one -> one));
    }

    static Verdict verdict(String word) {
        return VERDICTS.getOrDefault(word, Verdict.UNDECIDED);
    }

    /// Adds what is not there yet, and says how much that was.
    int put(Connection connection, Collection<SeenNotice> all) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT);
                PreparedStatement recipients = connection.prepareStatement(PUT_RECIPIENT)) {
            for (SeenNotice notice : all) {
                byte[] identity = identity(notice.identity());
                put(put, notice, identity);
                int place = 0;
                for (String recipient : notice.recipients()) {
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

    private void put(PreparedStatement put, SeenNotice notice, byte[] identity) throws SQLException {
        Parameters.of(put)
                .bytes(identity)
                .text(values.kept(notice.mailbox()))
                .time(notice.time())
                .text(notice.verdict().word())
                .share(notice.confidence())
                .text(notice.kind().word())
                .text(notice.reasons().stream().map(Reason::word).collect(Collectors.joining(" ")))
                .text(values.kept(notice.reporter()))
                .text(
                        values.areHashed()
                                ? java.util.Optional.empty()
                                : notice.diagnosis().map(Values::whole));
        put.addBatch();
    }

    boolean has(Connection connection, String identity) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select 1 from notice where identity = ?")) {
            Parameters.of(ask).bytes(identity(identity));
            try (ResultSet found = ask.executeQuery()) {
                return found.next();
            }
        }
    }

    /// The notices of an address that could not be reached, oldest first: the last thousand of them.
    List<SeenNotice> about(Connection connection, String recipient) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(GET.formatted(
                "select notice from failed_recipient where recipient = ? order by notice desc limit " + Row.PAGE))) {
            Parameters.of(ask).text(address(recipient));
            return Row.read(ask, NoticeTable::notice).stream().map(Row::value).toList();
        }
    }

    List<Row<SeenNotice>> after(Connection connection, long id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                GET.formatted("select id from notice where id > ? order by id limit " + Row.PAGE))) {
            Parameters.of(ask).number(id);
            return Row.read(ask, NoticeTable::notice);
        }
    }

    /// Notices by month and verdict. A day lies in one month, and both databases can count days.
    static List<Counted> counted(Connection connection) throws SQLException {
        Map<YearMonth, Map<Verdict, Long>> months = new TreeMap<>();
        try (PreparedStatement ask = connection.prepareStatement("select seen / " + DAY
                        + " as day, verdict, count(*) as notices from notice group by seen / " + DAY + ", verdict");
                ResultSet row = ask.executeQuery()) {
            while (row.next()) {
                YearMonth month = YearMonth.from(
                        Instant.ofEpochMilli(row.getLong("day") * DAY).atOffset(ZoneOffset.UTC));
                months.computeIfAbsent(month, unseen -> new TreeMap<>())
                        .merge(verdict(row.getString("verdict")), row.getLong("notices"), Long::sum);
            }
        }
        return months.entrySet().stream()
                .flatMap(month -> month.getValue().entrySet().stream()
                        .map(count -> new Counted(month.getKey(), count.getKey(), count.getValue())))
                .toList();
    }

    private byte[] identity(String identity) {
        return values.identity(HexFormat.of().parseHex(identity));
    }

    private String address(String address) {
        return values.kept(address.toLowerCase(Locale.ROOT));
    }

    private static SeenNotice notice(ResultSet row, List<String> recipients) throws SQLException {
        return new SeenNotice(
                HexFormat.of().formatHex(row.getBytes("identity")),
                row.getString("source"),
                Parameters.time(row, "seen"),
                verdict(row.getString("verdict")),
                row.getDouble("confidence"),
                KINDS.getOrDefault(row.getString("kind"), Kind.OTHER),
                Stream.of(row.getString("reasons").split(" "))
                        .filter(REASONS::containsKey)
                        .map(REASONS::get)
                        .toList(),
                recipients,
                Parameters.text(row, "reporter"),
                Parameters.text(row, "diagnosis"));
    }
}
