package org.truebounce.cli;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.truebounce.ledger.Counted;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Rows;
import org.truebounce.ledger.Run;
import org.truebounce.verdict.Verdict;

/// What a ledger holds, at a glance.
record LedgerView(String place, boolean hashed, long bytes, Rows rows, Optional<Run> lastRun, List<Counted> counted) {
    private static final int NARROWEST = 9;
    private static final long MEGABYTE = 1_000_000;

    static LedgerView of(Ledger ledger) {
        return new LedgerView(
                ledger.location().name(),
                ledger.isHashed(),
                ledger.size(),
                ledger.rows(),
                ledger.lastRun(),
                ledger.counted());
    }

    String json() {
        return JsonLine.of(json -> {
            json.text("ledger", place);
            json.truth("hashed", hashed);
            json.number("bytes", bytes);
            rows(json, rows);
            if (lastRun.isPresent()) {
                json.object("lastRun", run -> run(run, lastRun.get()));
            } else {
                json.raw("lastRun", Optional.empty());
            }
            json.objects("months", List.copyOf(months().entrySet()), (month, counts) -> {
                month.text("month", counts.getKey().toString());
                month.object(
                        "verdicts", each -> counts.getValue().forEach((verdict, n) -> each.number(verdict.word(), n)));
            });
        });
    }

    static void rows(JsonLine json, Rows rows) {
        json.number("sent", rows.sent());
        json.number("notices", rows.notices());
        json.number("storms", rows.storms());
        json.number("runs", rows.runs());
    }

    private static void run(JsonLine json, Run run) {
        json.text("mailbox", run.source());
        json.text("started", run.started().toString());
        json.text("ended", run.ended().map(Instant::toString));
        json.text("position", run.position());
    }

    /// In words.
    static String told(Rows rows) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s, %s",
                told(rows.sent(), "sent message"),
                told(rows.notices(), "notice"),
                told(rows.storms(), "storm"),
                told(rows.runs(), "run"));
    }

    private static String told(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("Ledger      ").append(place).append(", ").append(size());
        text.append(hashed ? ", hashed\n" : "\n");
        text.append("Remembered  ").append(told(rows)).append('\n');
        lastRun.ifPresent(run -> text.append("Last run    ")
                .append(run.source())
                .append(", ")
                .append(run.ended()
                        .map(end -> "finished " + end)
                        .orElse("begun " + run.started() + " and not finished"))
                .append('\n'));
        if (!counted.isEmpty()) {
            text.append('\n').append(table());
        }
        return text.toString();
    }

    private String size() {
        return bytes < MEGABYTE
                ? String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1_000)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / (double) MEGABYTE);
    }

    /// The verdicts that occur are the columns.
    private String table() {
        List<Verdict> columns =
                counted.stream().map(Counted::verdict).distinct().sorted().toList();
        StringBuilder table = new StringBuilder("Month  ");
        columns.forEach(
                verdict -> table.append(String.format(Locale.ROOT, "  %" + width(verdict) + "s", verdict.word())));
        months().forEach((month, counts) -> {
            table.append('\n').append(month);
            columns.forEach(verdict -> table.append(
                    String.format(Locale.ROOT, "  %," + width(verdict) + "d", counts.getOrDefault(verdict, 0L))));
        });
        return table.append('\n').toString();
    }

    private static int width(Verdict verdict) {
        return Math.max(NARROWEST, verdict.word().length());
    }

    private Map<YearMonth, Map<Verdict, Long>> months() {
        Map<YearMonth, Map<Verdict, Long>> months = new TreeMap<>();
        for (Counted count : counted) {
            months.computeIfAbsent(count.month(), unseen -> new EnumMap<>(Verdict.class))
                    .put(count.verdict(), count.notices());
        }
        return months;
    }
}
