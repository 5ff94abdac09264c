package org.truebounce.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.SeenNotice;
import org.truebounce.ledger.SeenStorm;
import org.truebounce.ledger.Sent;
import org.truebounce.report.Csv;

/// Prints what a ledger remembers, a line for each record.
record LedgerExport(Ledger ledger, PrintStream out) {
    /// The forms of a line.
    enum Format {
        jsonl,
        csv
    }

    void sent(Format format) {
        switch (format) {
            case jsonl -> ledger.sent().forEach(sent -> object(json -> sent(json, sent)));
            case csv -> {
                line(
                        "messageId",
                        "recipients",
                        "subject",
                        "time",
                        "bodyHash",
                        "program",
                        "submittedFrom",
                        "login",
                        "sender");
                ledger.sent()
                        .forEach(sent -> line(
                                sent.copy().messageId().orElse(""),
                                joined(sent.copy().recipients()),
                                sent.copy().subject(),
                                text(sent.copy().time()),
                                sent.copy().bodyHash().orElse(""),
                                sent.copy().program().orElse(""),
                                sent.copy().submittedFrom().orElse(""),
                                sent.login().orElse(""),
                                sent.sender().orElse("")));
            }
        }
    }

    void notices(Format format) {
        switch (format) {
            case jsonl -> ledger.notices().forEach(notice -> object(json -> notice(json, notice)));
            case csv -> {
                line(
                        "identity",
                        "mailbox",
                        "time",
                        "verdict",
                        "confidence",
                        "kind",
                        "reasons",
                        "recipients",
                        "reporter");
                ledger.notices()
                        .forEach(notice -> line(
                                notice.identity(),
                                notice.mailbox(),
                                notice.time().toString(),
                                notice.verdict().word(),
                                String.valueOf(notice.confidence()),
                                notice.kind().word(),
                                joined(words(notice)),
                                joined(notice.recipients()),
                                notice.reporter().orElse("")));
            }
        }
    }

    void storms(Format format) {
        switch (format) {
            case jsonl -> ledger.storms().forEach(storm -> object(json -> storm(json, storm)));
            case csv -> {
                line("name", "first", "last", "notices", "verdict");
                ledger.storms()
                        .forEach(storm -> line(
                                storm.name(),
                                storm.first().toString(),
                                storm.last().toString(),
                                String.valueOf(storm.notices()),
                                storm.verdict().word()));
            }
        }
    }

    private static void sent(JsonLine json, Sent sent) {
        json.text("messageId", sent.copy().messageId());
        json.list("recipients", sent.copy().recipients());
        json.text("subject", sent.copy().subject());
        json.text("time", sent.copy().time().map(Instant::toString));
        json.text("bodyHash", sent.copy().bodyHash());
        json.text("program", sent.copy().program());
        json.text("submittedFrom", sent.copy().submittedFrom());
        json.text("login", sent.login());
        json.text("sender", sent.sender());
    }

    private static void notice(JsonLine json, SeenNotice notice) {
        json.text("identity", notice.identity());
        json.text("mailbox", notice.mailbox());
        json.text("time", notice.time().toString());
        json.text("verdict", notice.verdict().word());
        json.number("confidence", notice.confidence());
        json.text("kind", notice.kind().word());
        json.list("reasons", words(notice));
        json.list("recipients", notice.recipients());
        json.text("reporter", notice.reporter());
        json.raw("diagnosis", notice.diagnosis());
    }

    private static void storm(JsonLine json, SeenStorm storm) {
        json.text("name", storm.name());
        json.text("first", storm.first().toString());
        json.text("last", storm.last().toString());
        json.number("notices", storm.notices());
        json.text("verdict", storm.verdict().word());
    }

    private static List<String> words(SeenNotice notice) {
        return notice.reasons().stream().map(reason -> reason.word()).toList();
    }

    private void object(Consumer<JsonLine> fields) {
        out.println(JsonLine.of(fields));
    }

    private void line(String... cells) {
        out.print(Csv.line(cells));
    }

    private static String joined(List<String> values) {
        return String.join("; ", values);
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
