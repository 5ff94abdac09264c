package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;

/// A message that came through the milter gets the Diagnosis that core gives to the same message once it is delivered:
/// with the return address, the recipient and the trace line that the server writes on top.
class CorpusContractTest {
    private static final Path HOME =
            Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."));
    private static final String OWNER = "robin@alder.example";

    @Test
    void everyCaseOfTheProjectGetsTheSameDiagnosis() throws IOException {
        assertThat(compare(HOME.resolve("corpus"))).isGreaterThan(400);
    }

    @Test
    void labelledMailOfOthersGetsTheSameDiagnosis() throws IOException {
        Optional<String> others = Optional.ofNullable(System.getenv("TRUEBOUNCE_CORPUS"));
        org.junit.jupiter.api.Assumptions.assumeTrue(others.isPresent(), "TRUEBOUNCE_CORPUS names no folder");
        assertThat(compare(Path.of(others.orElseThrow()))).isPositive();
    }

    private static int compare(Path folder) throws IOException {
        List<Event> events = new CopyOnWriteArrayList<>();
        Settings settings = SettingsReader.read(Map.of(
                "listen",
                List.of("inet:127.0.0.1:0"),
                "domains",
                List.of("alder.example"),
                "hosts",
                List.of("mx1.alder.example"),
                "time-budget",
                "60s",
                "largest-body",
                1L << 27,
                "dns",
                "off"));
        List<Path> cases = cases(folder);
        List<String> differing = new ArrayList<>();
        int sameAsRaw = 0;
        try (Milter milter = Milter.start(settings, events::add)) {
            for (Path mail : cases) {
                byte[] message = Files.readAllBytes(mail);
                events.clear();
                try (MailServer server = new MailServer(milter.port())) {
                    server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
                    server.hand("", OWNER, message, Map.of("i", "4F2D1"));
                }
                Diagnosis through = events.stream()
                        .filter(Event.Judged.class::isInstance)
                        .map(event -> ((Event.Judged) event).diagnosis())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(mail + ": " + events));
                Diagnosis direct = byCore(message, date(through));
                if (!JsonReport.line(through, "case").equals(JsonReport.line(direct, "case"))) {
                    differing.add(mail.toString());
                }
                sameAsRaw +=
                        verdict(message).equals(through.judgement().verdict().word()) ? 1 : 0;
            }
        }
        System.err.println("CorpusContractTest: " + cases.size() + " messages of " + folder.getFileName() + ", "
                + differing.size() + " differ; " + sameAsRaw + " have the verdict that they have as they lie there");
        assertThat(differing).isEmpty();
        return cases.size();
    }

    private static List<Path> cases(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    /// The date that the guard wrote into its trace line.
    private static String date(Diagnosis diagnosis) {
        String trace = diagnosis.notice().headers().first("Received").orElseThrow();
        return trace.substring(trace.lastIndexOf(';') + 1).strip();
    }

    /// What the server will write on top, and the message as a mail server sends it on: header fields without what is
    /// none, lines ended by CRLF.
    private static Diagnosis byCore(byte[] message, String date) {
        ByteArrayOutputStream delivered = new ByteArrayOutputStream();
        delivered.writeBytes(("Return-Path: <>\r\nDelivered-To: " + OWNER + "\r\n"
                        + "Received: from mx.birch.example (mx.birch.example [198.51.100.25])\r\n\tby mx1.alder.example"
                        + " (Postfix) with ESMTP id 4F2D1;\r\n\t" + date + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int empty = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String header = empty < 0 ? text : text.substring(0, empty);
        String body = empty < 0 ? "" : text.substring(Math.min(text.length(), empty + (empty == 0 ? 1 : 2)));
        for (String field : header.split("\n(?![ \t])")) {
            boolean own = field.regionMatches(true, 0, "Authentication-Results:", 0, 23)
                    && field.substring(23).strip().regionMatches(true, 0, "mx1.alder.example", 0, 17);
            if (field.indexOf(':') > 0 && !own) {
                delivered.writeBytes(field.replace("\n", "\r\n").concat("\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        delivered.writeBytes(("\r\n" + body.replace("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1));
        Account account = Account.of(List.of(OWNER), List.of("mx1.alder.example"));
        return TrueBounce.diagnose(delivered.toByteArray(), account.withAt(Instant.now()));
    }

    private static String verdict(byte[] message) {
        Account account = Account.of(List.of(OWNER), List.of("mx1.alder.example"));
        return TrueBounce.diagnose(message, account).judgement().verdict().word();
    }
}
