package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.milter.MailServer.Outcome;
import org.truebounce.verdict.Verdict;

/// What the guard says to a mail server of each kind of mail.
class GuardTest {
    private static final String ZONE = """
            $ORIGIN .
            alder.example. 300 IN TXT "v=spf1 ip4:192.0.2.25 -all"
            alder.example. 300 IN MX 10 mx1.alder.example.
            mx1.alder.example. 300 IN A 192.0.2.25
            mx.birch.example. 300 IN A 198.51.100.25
            """;

    @TempDir
    private Path folder = Path.of("");

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private Milter milter = start(Map.of());

    private Milter start(Map<String, Object> more) {
        try {
            Path zone = Files.writeString(Files.createTempFile("guard", ".zone"), ZONE);
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "listen",
                    List.of("inet:127.0.0.1:0"),
                    "domains",
                    List.of("alder.example"),
                    "hosts",
                    List.of("mx1.alder.example"),
                    "networks",
                    List.of("192.0.2.0/24"),
                    "dns",
                    zone.toString(),
                    "policy",
                    Map.of("backscatter", "reject", "fake", "reject")));
            settings.putAll(more);
            return Milter.start(SettingsReader.read(settings), events::add);
        } catch (IOException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private void restart(Map<String, Object> more) throws IOException {
        milter.close();
        events.clear();
        milter = start(more);
    }

    @BeforeEach
    void forget() {
        events.clear();
    }

    @AfterEach
    void stop() throws IOException {
        milter.close();
    }

    private MailServer stranger() throws IOException {
        MailServer server = new MailServer(milter.port());
        server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
        return server;
    }

    private List<Event.Judged> judged() {
        return events.stream()
                .filter(Event.Judged.class::isInstance)
                .map(Event.Judged.class::cast)
                .toList();
    }

    @Test
    void ordinaryMailPassesAtItsHeader() throws IOException {
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand("kim@birch.example", "robin@alder.example", Notices.ORDINARY);
            assertThat(outcome.last().command()).isEqualTo('a');
            assertThat(outcome.bodySent()).isFalse();
            assertThat(outcome.changes()).isEmpty();
        }
        assertThat(events).containsExactly(new Event.Passed(false));
    }

    @Test
    void aForgedNoticeIsRefusedWithATextThatHelps() throws IOException {
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand("", "robin@alder.example", Notices.forged());
            assertThat(outcome.last().command()).isEqualTo('y');
            assertThat(outcome.last().data())
                    .startsWith("550 5.7.1 The message that this notice is about was not sent by robin@alder.example")
                    .contains("refuse such mail during SMTP")
                    .contains("returned-spf");
            assertThat(outcome.changes()).isEmpty();
        }
    }

    @Test
    void aNoticeThatMayBeRealIsTagged() throws IOException {
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand("", "robin@alder.example", Notices.open());
            assertThat(outcome.isAccepted()).isTrue();
            assertThat(outcome.added())
                    .anyMatch(field -> field.startsWith("X-TrueBounce: "))
                    .anyMatch(field -> field.startsWith("Authentication-Results: mx1.alder.example;\n\tx-truebounce="));
        }
    }

    @Test
    void whatIsUndecidedIsTakenWhateverThePolicy() throws IOException {
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand("", "robin@alder.example", Notices.open());
            assertThat(outcome.isAccepted()).isTrue();
            assertThat(outcome.added()).anyMatch(field -> field.contains("x-verdict=undecided"));
        }
    }

    @Test
    void withoutAPolicyEverythingIsTagged() throws IOException {
        restart(Map.of("policy", Map.of()));
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand("", "robin@alder.example", Notices.forged());
            assertThat(outcome.isAccepted()).isTrue();
            assertThat(outcome.added()).anyMatch(field -> field.contains("x-verdict=backscatter"));
        }
    }

    @Test
    void eachActionDoesWhatItSays() throws IOException {
        restart(Map.of("policy", Map.of("backscatter", "file")));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).added())
                    .contains("X-TrueBounce-File: backscatter");
        }
        restart(Map.of("policy", Map.of("backscatter", "quarantine")));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).changes())
                    .anyMatch(said -> said.command() == 'q');
        }
        restart(Map.of("policy", Map.of("backscatter", "tempfail")));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged())
                            .last()
                            .data())
                    .startsWith("451 4.7.1 ");
        }
        restart(Map.of("policy", Map.of("backscatter", "accept")));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).changes())
                    .isEmpty();
        }
    }

    @Test
    void aDomainMayHaveAPolicyOfItsOwn() throws IOException {
        restart(Map.of("policy-for", Map.of("alder.example", Map.of("backscatter", "file"))));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).isAccepted())
                    .isTrue();
        }
    }

    @Test
    void fieldsUnderAnOwnNameThatCameInAreRemoved() throws IOException {
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand(
                    "kim@birch.example",
                    "robin@alder.example",
                    "Authentication-Results: mx1.alder.example; spf=pass\nX-TrueBounce: genuine\n"
                            + "Authentication-Results: mx.birch.example; dkim=pass\nx-truebounce-file: genuine\n"
                            + "Authentication-Results: MX1.alder.example 1; dmarc=pass\n" + Notices.ORDINARY);
            assertThat(outcome.removed())
                    .containsExactly(
                            "Authentication-Results 3",
                            "x-truebounce-file 1",
                            "X-TrueBounce 1",
                            "Authentication-Results 1");
            assertThat(outcome.bodySent()).isFalse();
        }
    }

    @Test
    void resultsOfAFilterThatRanBeforeAreBelievedWhereItIsSaid() throws IOException {
        restart(Map.of("earlier-results", 1L));
        try (MailServer server = stranger()) {
            Outcome outcome = server.hand(
                    "kim@birch.example",
                    "robin@alder.example",
                    "Authentication-Results: mx1.alder.example; dkim=pass\n"
                            + "Authentication-Results: mx1.alder.example; spf=pass\n" + Notices.ORDINARY);
            assertThat(outcome.removed()).containsExactly("Authentication-Results 2");
        }
    }

    @Test
    void aMessageTooLongToBeKeptIsNeverRefused() throws IOException {
        restart(Map.of("largest-body", 1_024L));
        String longNotice = Notices.forged() + "x".repeat(3_000) + "\n";
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", longNotice).isAccepted())
                    .isTrue();
        }
        assertThat(events).anyMatch(Event.Cut.class::isInstance);
    }

    @Test
    void aNoticeThatWasMadeInsideIsNeverRefused() throws IOException {
        try (MailServer server = new MailServer(milter.port())) {
            server.connect("mx2.alder.example", "192.0.2.26", "mx2.alder.example");
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).isAccepted())
                    .isTrue();
        }
    }

    @Test
    void whatTakesTooLongPassesAsItIs() throws IOException {
        restart(Map.of("time-budget", "1ms"));
        try (MailServer server = stranger()) {
            for (int i = 0; i < 20; i++) {
                Outcome outcome = server.hand("", "robin@alder.example", Notices.forged() + "x\n".repeat(1_500_000));
                if (events.stream()
                        .anyMatch(event ->
                                event instanceof Event.FailedOpen open && open.failure() == Event.Failure.BUDGET)) {
                    assertThat(outcome.isAccepted()).isTrue();
                    assertThat(outcome.changes()).isEmpty();
                    return;
                } // else it was judged in time, and may be refused
            }
        }
        throw new AssertionError("nothing took a millisecond");
    }

    @Test
    void otherSettingsAreTakenWhileConnectionsStay() throws IOException {
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).isAccepted())
                    .isFalse();
            milter.reload(SettingsReader.read(Map.of("domains", List.of("alder.example"), "dns", "off")));
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).isAccepted())
                    .isTrue();
            assertThat(milter.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSocketInTheFileSystemIsForItsOwnersAlone() throws IOException {
        Path place = folder.resolve("milter.sock");
        restart(Map.of("listen", List.of("unix:" + place)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rw-rw----");
        try (MailServer server = MailServer.at(place)) {
            server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
            assertThat(server.hand("", "robin@alder.example", Notices.forged()).isAccepted())
                    .isFalse();
        }
        milter.close();
        assertThat(place).doesNotExist();
    }

    @Test
    void aServerThatOffersLittleGetsWhatItCanTake() throws IOException {
        try (MailServer server = new MailServer(milter.port(), 0x1, 0)) {
            server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
            Outcome outcome = server.hand(
                    "kim@birch.example", "robin@alder.example", "X-TrueBounce: genuine\n" + Notices.ORDINARY);
            assertThat(outcome.isAccepted()).isTrue();
            assertThat(outcome.changes()).isEmpty();
        }
    }

    /// The record does not know the message by its name, but the owner's sent mail proves it.
    @Test
    void aNoticeProvedOtherwiseNeedsNoSignedAddress() throws IOException {
        Path keys = folder.resolve("batv.keys");
        Files.writeString(
                Files.createFile(
                        keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                "0 00112233445566778899aabbccddeeff\n");
        String notice = Notices.of("", "mx1.alder.example (mx1.alder.example [192.0.2.25])");
        restart(Map.of(
                "sent",
                Map.of("ledger", folder.resolve("ledger.db").toString()),
                "returns",
                Map.of("mode", "enforce", "keys", keys.toString())));
        try (MailServer server = stranger()) {
            assertThat(server.hand("", "robin@alder.example", notice).last().data())
                    .as("a notice of mail that nobody sent")
                    .startsWith("550 5.7.1 Notice refused");
        }
        try (MailServer server = new MailServer(milter.port())) {
            server.connect("dsl-7.elm.example", "203.0.113.7", "[192.168.1.23]");
            server.hand(
                    "robin@alder.example",
                    "kim@birch.example",
                    "From: robin@alder.example\nTo: kim@birch.example\nSubject: Plan for Friday\nDate: Mon, 2 Nov 2026 10:14:00 +0000\nMessage-ID: <p2@alder.example>\n\nHello\n"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Map.of("i", "7", "{auth_authen}", "robin@alder.example"));
        }
        try (MailServer server = stranger()) {
            boolean taken = false;
            for (int i = 0; i < 20 && !taken; i++) { // a busy disk may take its time to write what left
                events.clear();
                taken = server.hand("", "robin@alder.example", notice).isAccepted();
            }
            assertThat(taken).isTrue();
        }
        assertThat(isGenuine()).isTrue();
        assertThat(judged().getFirst().tag()).contains("sent-unsigned");
    }

    private boolean isGenuine() {
        return judged().stream()
                .anyMatch(judged -> judged.diagnosis().judgement().verdict() == Verdict.GENUINE);
    }

    @Test
    void whatLeftIsProofWhenItComesBack() throws IOException {
        Path ledger = folder.resolve("ledger.db");
        restart(Map.of("dns", "off", "sent", Map.of("ledger", ledger.toString())));
        try (MailServer server = new MailServer(milter.port())) {
            server.connect("dsl-7.elm.example", "203.0.113.7", "[192.168.1.23]");
            Outcome outcome = server.hand(
                    "robin@alder.example",
                    "kim@birch.example",
                    "From: robin@alder.example\nMessage-ID: <p1@alder.example>\n\nHello\n"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Map.of("i", "7", "{auth_authen}", "robin@alder.example"));
            assertThat(outcome.isAccepted()).isTrue();
            assertThat(outcome.bodySent()).isFalse();
        }
        try (MailServer server = stranger()) {
            String notice = Notices.of("<p1@alder.example>", "mx1.alder.example (mx1.alder.example [192.0.2.25])");
            for (int i = 0; i < 20 && !isGenuine(); i++) { // a busy disk may take its time to write what left
                events.clear();
                server.hand("", "robin@alder.example", notice);
            }
        }
        assertThat(judged().getFirst().diagnosis().judgement().verdict().word())
                .as(judged().getFirst().diagnosis().evidence().toString())
                .isEqualTo("genuine");
        assertThat(judged().getFirst().diagnosis().evidence())
                .anyMatch(found -> found.id().equals("returned-passage"));
    }
}
