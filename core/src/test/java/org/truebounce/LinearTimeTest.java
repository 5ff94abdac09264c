package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.truebounce.contract.Home;
import tools.jackson.databind.JsonNode;

/// Work grows with the size of a message and no faster, whatever it is made of.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinearTimeTest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int HEADER = 100_000;
    private static final int TEXT = 160_000;
    private static final int ROUNDS = 3;
    private static final long MOST_MILLIS = 4_000;
    /// Below this nothing can be told from noise.
    private static final long NOISE_MILLIS = 60;

    private static final Map<String, String> REPEATED = new TreeMap<>(Map.ofEntries(
            Map.entry("at signs", "@"),
            Map.entry("addresses without a dot", "a@b "),
            Map.entry("addresses", "kim@example.net\n"),
            Map.entry("addresses in one line", "1@2.3 "),
            Map.entry("quoted local parts", "\"@"),
            Map.entry("open address literals", "a@[ "),
            Map.entry("replies", "550 "),
            Map.entry("reply lines", "550-x\n"),
            Map.entry("replies with status", "550 5.1.1 a\n"),
            Map.entry("short continuation lines", "550 x\n a\n a\n a\n a\n a\n a\n a\n\n"),
            Map.entry("quotation marks of mail", ">"),
            Map.entry("quoted lines", ">>>> > x\n"),
            Map.entry("line ends", "\n"),
            Map.entry("blanks", " "),
            Map.entry("carriage returns", "\r"),
            Map.entry("known fields", "To: x\n"),
            Map.entry("fields between empty lines", "To: x\n\n\n"),
            Map.entry("folded lines", "Received: x\n y\n y\n y\n y\n"),
            Map.entry("less-than signs", "<"),
            Map.entry("open brackets", "("),
            Map.entry("ampersands", "&"),
            Map.entry("open closing tags", "</"),
            Map.entry("open tags", "<a "),
            Map.entry("open links", "<a href=x>"),
            Map.entry("open comments", "<!-- "),
            Map.entry("open scripts", "<script></s"),
            Map.entry("boundaries", "--b\n"),
            Map.entry("dashes", "-"),
            Map.entry("words", "word "),
            Map.entry("one word", "w"),
            Map.entry("encoded words that do not end", "=?utf-8?q?"),
            Map.entry("encoded words", "=?utf-8?q?x?= "),
            Map.entry("letters of base64", "QUJD"),
            Map.entry("escapes of quoted-printable", "="),
            Map.entry("semicolons", ";"),
            Map.entry("commas", ","),
            Map.entry("quotes", "\""),
            Map.entry("escaped quotes", "\\\""),
            Map.entry("separators", "--- Original message ---\n"),
            Map.entry("groups of a report", "Action: failed\n\n"),
            Map.entry("recipients of a report", "Final-Recipient: rfc822; kim@example.net\nAction: failed\n\n"),
            Map.entry("expired", "Final-Recipient: rfc822; kim@example.net\nAction: failed\nStatus: 4.4.7\n\n"),
            Map.entry("escapes of terminals", "\u001b[1m"),
            Map.entry("links", "http://a.example/"),
            Map.entry("digits", "5")));

    private static final Map<String, String> BEFORE = new TreeMap<>(Map.ofEntries(
            Map.entry("text", "From: MAILER-DAEMON\nSubject: Undelivered\n\nCould not deliver to:\n"),
            Map.entry("page", "From: MAILER-DAEMON\nSubject: Undelivered\nContent-Type: text/html\n\n"),
            Map.entry(
                    "quoted-printable",
                    "From: MAILER-DAEMON\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"),
            Map.entry("base64", "From: MAILER-DAEMON\nContent-Transfer-Encoding: base64\n\n"),
            Map.entry(
                    "report",
                    "From: MAILER-DAEMON\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"),
            Map.entry(
                    "diagnostic",
                    "From: MAILER-DAEMON\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
                            + "Final-Recipient: rfc822; kim@example.net\nAction: failed\nDiagnostic-Code: smtp; "),
            Map.entry("multipart", "From: MAILER-DAEMON\nContent-Type: multipart/mixed; boundary=b\n\n"),
            Map.entry("header", "X-A: a\n"),
            Map.entry(
                    "returned",
                    "From: MAILER-DAEMON\n\nUndelivered:\n550 x\n--- Original message ---\nReceived: x\n")));

    private static final Map<String, String> FIELDS = new TreeMap<>(Map.of(
            "From", "From: ",
            "To", "To: ",
            "Subject", "From: MAILER-DAEMON\nSubject: Undelivered ",
            "Content-Type", "Content-Type: multipart/mixed; x=\"y\";",
            "Received", "Received: from x (",
            "Date", "Date: ",
            "X-Failed-Recipients", "From: MAILER-DAEMON\nSubject: Undelivered\nX-Failed-Recipients: "));

    @TestFactory
    Stream<DynamicTest> bodies() {
        return BEFORE.entrySet().stream()
                .flatMap(before -> REPEATED.entrySet().stream()
                        .map(repeated -> grows(
                                repeated.getKey() + " in a " + before.getKey(),
                                TEXT,
                                size -> fill(before.getValue(), repeated.getValue(), size, "\n"))));
    }

    @TestFactory
    Stream<DynamicTest> fields() {
        return FIELDS.entrySet().stream()
                .flatMap(field -> REPEATED.entrySet().stream()
                        .filter(repeated -> repeated.getValue().indexOf('\n') < 0)
                        .map(repeated -> grows(
                                repeated.getKey() + " in " + field.getKey(),
                                HEADER,
                                size -> fill(
                                        field.getValue(), repeated.getValue(), size, "=\n\nCould not deliver.\n"))));
    }

    @TestFactory
    Stream<DynamicTest> mixtures() {
        return Stream.of(
                grows(
                        "many short addresses behind a long blank",
                        TEXT / 2,
                        size -> bytes("From: MAILER-DAEMON\n\n" + " ".repeat(size) + "1@2.3 ".repeat(size / 6))),
                grows(
                        "many short addresses below a long line",
                        TEXT / 2,
                        size -> bytes(
                                "From: MAILER-DAEMON\n\n" + "x ".repeat(size / 2) + "\n" + "1@2.3 ".repeat(size / 6))),
                grows(
                        "recipients without a word and a long text",
                        TEXT / 2,
                        size -> bytes(
                                "From: MAILER-DAEMON\nContent-Type: multipart/report; boundary=b\n\n--b\n\n<kim@example.net> "
                                        + "x ".repeat(size / 2)
                                        + "\n--b\nContent-Type: message/delivery-status\n\n"
                                        + "Final-Recipient: rfc822; kim@example.net\nAction: failed\n\n"
                                                .repeat(size / 60))),
                grows(
                        "recipients that expired and many replies",
                        TEXT / 2,
                        size -> bytes("From: MAILER-DAEMON\nContent-Type: multipart/report; boundary=b\n\n--b\n\n"
                                + ("450 4.2.0 " + "x ".repeat(900) + "\n\n").repeat(size / 1_800)
                                + "\n--b\nContent-Type: message/delivery-status\n\n"
                                + "Final-Recipient: rfc822; kim@example.net\nAction: failed\nStatus: 4.4.7\n\n"
                                        .repeat(size / 70))),
                grows(
                        "folded lines of one field",
                        TEXT,
                        size -> bytes(
                                "From: MAILER-DAEMON\nContent-Type: message/delivery-status\n\nDiagnostic-Code: smtp; 550\n"
                                        + " y\n".repeat(size / 3))),
                grows(
                        "an address that escapes quotes",
                        HEADER,
                        size -> bytes("To: \"" + "\\\"".repeat(size / 2) + "\n\nx")),
                grows(
                        "parameters of a type",
                        HEADER,
                        size -> bytes("Content-Type: text/plain" + ";".repeat(size) + "=\n\nx")),
                grows("nested multiparts", TEXT, size -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; text.length() < size; i++) {
                        text.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
                    }
                    return bytes(text.toString());
                }),
                grows(
                        "header sections",
                        TEXT,
                        size -> bytes("Content-Type: multipart/digest; boundary=b\n\n"
                                + "--b\n\nFrom: kim@example.net\nTo: b@example.net\n\nx\n".repeat(size / 50))));
    }

    @Test
    void aReturnedAttachmentOfManyMegabytes() throws IOException {
        String notice =
                Files.readString(Home.corpus().resolve("postfix/local-unknown.eml"), StandardCharsets.ISO_8859_1);
        byte[] noise = new byte[11_500_000];
        new java.util.Random(7).nextBytes(noise);
        int returned = notice.indexOf("Content-Type: message/rfc822");
        assertThat(returned).isPositive();
        int body = notice.indexOf("\n\n", notice.indexOf("\n\n", returned) + 2);
        String big = notice.substring(0, body)
                + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(noise)
                + "\n"
                + notice.substring(notice.lastIndexOf("\n--"));
        assertThat(big.length()).isGreaterThan(15_000_000);
        long start = CLOCK.getCurrentThreadCpuTime();
        JsonNode said = Reports.examine(big.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(millisSince(start)).isLessThan(MOST_MILLIS);
        JsonNode small = Reports.examine(notice.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said.path("failures")).isEqualTo(small.path("failures")).isNotEmpty();
        assertThat(said.path("kind").asString()).isEqualTo("failure");
    }

    @Test
    void ownWordsOfManyMegabytes() throws IOException {
        String notice =
                Files.readString(Home.corpus().resolve("postfix/local-unknown.eml"), StandardCharsets.ISO_8859_1);
        int words = notice.indexOf("\n\n", notice.indexOf("text/plain")) + 2;
        String big = notice.substring(0, words) + "This is said at length. ".repeat(650_000) + notice.substring(words);
        long start = CLOCK.getCurrentThreadCpuTime();
        JsonNode said = Reports.examine(big.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(millisSince(start)).isLessThan(MOST_MILLIS);
        assertThat(said.path("kind").asString()).isEqualTo("failure");
        assertThat(said.path("failures")).isNotEmpty();
    }

    @Test
    void tenThousandRecipients() {
        StringBuilder notice = new StringBuilder("""
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                """);
        for (int i = 0; i < 10_000; i++) {
            notice.append("\nFinal-Recipient: rfc822; r").append(i).append("@example.net\nAction: failed\n");
            notice.append("Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n");
        }
        long start = CLOCK.getCurrentThreadCpuTime();
        JsonNode said = Reports.examine(bytes(notice.append("\n--b--\n").toString()));
        assertThat(millisSince(start)).isLessThan(MOST_MILLIS);
        assertThat(said.path("failures").size()).isBetween(1_000, 10_000);
    }

    private static DynamicTest grows(String name, int size, IntFunction<byte[]> message) {
        return DynamicTest.dynamicTest(name, () -> {
            long single = best(message.apply(size));
            assertThat(single).as("milliseconds for %d bytes", size).isLessThan(MOST_MILLIS);
            if (single < NOISE_MILLIS / 2) {
                return; // what is quadratic takes longer at this size
            }
            long twice = best(message.apply(2 * size));
            assertThat(twice)
                    .as("milliseconds for %d bytes; %d for half of them", 2 * size, single)
                    .isLessThan(3 * single + NOISE_MILLIS);
        });
    }

    private static long best(byte[] message) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && best > NOISE_MILLIS / 2; round++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            Reports.examine(message);
            best = Math.min(best, millisSince(start));
        }
        return best;
    }

    private static long millisSince(long start) {
        return (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000;
    }

    private static byte[] fill(String before, String repeated, int size, String after) {
        return bytes(before + repeated.repeat(Math.max(1, (size - before.length()) / repeated.length())) + after);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
