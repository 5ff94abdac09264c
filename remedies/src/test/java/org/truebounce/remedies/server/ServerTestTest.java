package org.truebounce.remedies.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.remedies.server.Observation.Subject;
import org.truebounce.report.Style;

/// What is concluded from what a server says. How real servers behave is tested in the laboratory.
class ServerTestTest {
    private static final String UNKNOWN = "550 5.1.1 User unknown";

    @TempDir
    private Path folder = Path.of("");

    /// A server that does all right, but for what the test has it say.
    private static String wellBehaved(String line) {
        if (line.startsWith("RCPT")) {
            return line.contains("@example.com") || line.contains("%")
                    ? "554 5.7.1 Relay access denied"
                    : line.contains("no-") ? UNKNOWN : "250 2.1.5 Ok";
        }
        return line.equals("DATA") ? "354 Go ahead" : line.equals("QUIT") ? "221 Bye" : "250 Ok";
    }

    private static ServerReport look(UnaryOperator<String> answers) throws IOException {
        return look("220 mx.alder.example ESMTP Postfix", answers);
    }

    private static ServerReport look(String greeting, UnaryOperator<String> answers) throws IOException {
        try (TalkingServer server = new TalkingServer(greeting, answers)) {
            ServerReport report = ServerTest.look(server.host(), "alder.example", Optional.empty());
            assertThat(server.heard()).as("nothing is sent").noneMatch(line -> line.startsWith("DATA"));
            return report;
        }
    }

    private static Map<Subject, Standing> standings(ServerReport report) {
        return report.observations().stream().collect(Collectors.toMap(Observation::subject, Observation::standing));
    }

    @Test
    void aGoodServer() throws IOException {
        ServerReport report = look(ServerTestTest::wellBehaved);
        assertThat(standings(report))
                .containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.GOOD)
                .containsEntry(Subject.RELAYING, Standing.GOOD)
                .containsEntry(Subject.NOTICES_TAKEN, Standing.GOOD)
                .containsEntry(Subject.BOUNCES_AFTERWARDS, Standing.UNSURE);
        assertThat(report.software()).contains(Software.POSTFIX);
        assertThat(new ServerText(new Style(false, 100)).card(report).strip()).startsWith("? NOTHING SEEN SO FAR");
    }

    @Test
    void aServerThatTakesEveryName() throws IOException {
        ServerReport report = look(line -> wellBehaved(line).equals(UNKNOWN) ? "250 2.1.5 Ok" : wellBehaved(line));
        assertThat(standings(report)).containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.BAD);
        assertThat(new ServerText(new Style(false, 100)).card(report).strip())
                .startsWith("✖ IT MAY")
                .contains("How to mend it: unknown recipients", "Postfix: ", "reject_unverified_recipient")
                .doesNotContain("Exim: ");
    }

    @Test
    void whereNothingIsTakenNothingIsConcluded() throws IOException {
        ServerReport blocked =
                look(line -> line.startsWith("RCPT") ? "554 5.7.1 Client host blocked" : wellBehaved(line));
        assertThat(standings(blocked)).containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.UNSURE);
        ServerReport noPostmaster = look(line -> line.contains("postmaster") ? UNKNOWN : wellBehaved(line));
        assertThat(standings(noPostmaster)).containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.UNSURE);
        try (TalkingServer server =
                new TalkingServer("220 mx", line -> line.contains("postmaster") ? UNKNOWN : wellBehaved(line))) {
            assertThat(standings(ServerTest.look(server.host(), "alder.example", Optional.of("kim@alder.example"))))
                    .as("a mailbox that exists")
                    .containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.GOOD);
        }
        ServerReport grey =
                look(line -> wellBehaved(line).equals(UNKNOWN) ? "450 4.2.0 Greylisted" : wellBehaved(line));
        assertThat(standings(grey)).containsEntry(Subject.UNKNOWN_RECIPIENTS, Standing.UNSURE);
    }

    @Test
    void aServerThatPassesOnEverything() throws IOException {
        for (String spelling : new String[] {"@example.com>", "%example.com@", "\"@alder", "<@alder.example:"}) {
            ServerReport report = look(line -> line.contains(spelling) ? "250 Ok" : wellBehaved(line));
            assertThat(standings(report)).as(spelling).containsEntry(Subject.RELAYING, Standing.BAD);
        }
    }

    @Test
    void aServerThatRefusesNotices() throws IOException {
        ServerReport report = look(line -> line.equals("MAIL FROM:<>") ? "550 No bounces here" : wellBehaved(line));
        assertThat(standings(report)).containsEntry(Subject.NOTICES_TAKEN, Standing.BAD);
    }

    @Test
    void whatAServerSaysOfItself() throws IOException {
        assertThat(look("220 mx ESMTP Exim 4.96", ServerTestTest::wellBehaved).software())
                .contains(Software.EXIM);
        assertThat(look("220 mx Microsoft ESMTP MAIL Service ready", ServerTestTest::wellBehaved)
                        .software())
                .contains(Software.EXCHANGE);
        ServerReport silent = look("220 mx", line -> line.startsWith("RCPT") ? "250 Ok" : wellBehaved(line));
        assertThat(silent.software()).isEmpty();
        assertThat(new ServerText(new Style(false, 100)).card(silent))
                .contains("Postfix: ", "Exim: ", "sendmail: ", "OpenSMTPD: ", "Exchange: ");
    }

    @Test
    void aServerThatHangsUpOrRefusesCostsAClearWord() throws IOException {
        assertThatThrownBy(() -> look("554 No service for you", ServerTestTest::wellBehaved))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it takes no mail from here: 554 No service for you");
        assertThatThrownBy(() -> look(line -> line.startsWith("RCPT") ? "421 Bye" : wellBehaved(line)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatNeverStopsTalkingIsBounded() {
        String endless = "250-more\r\n".repeat(200_000) + "250 at last";
        assertThatThrownBy(() -> look(line -> line.startsWith("RCPT") ? endless : wellBehaved(line)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("says more than a mail server has to say");
    }

    private static Probing probing() {
        return Probing.of(
                "alder.example",
                "robin@birch.example",
                Optional.of("kim@alder.example"),
                Optional.of("fwd@alder.example"),
                "tbxyz");
    }

    @Test
    void whatIsRefusedWhileTheSenderIsThereIsGood() throws IOException, InterruptedException {
        try (TalkingServer server = new TalkingServer(
                "220 mx", line -> line.equals(".") ? "550 5.7.1 Spam" : inData(line) ? "" : wellBehaved(line))) {
            var told = ServerTest.probe(server.host(), probing(), Optional.empty(), Duration.ZERO);
            assertThat(told)
                    .extracting(Observation::subject, Observation::standing)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Subject.BOUNCES_AFTERWARDS, Standing.GOOD),
                            org.assertj.core.groups.Tuple.tuple(Subject.REFUSED_CONTENT, Standing.GOOD),
                            org.assertj.core.groups.Tuple.tuple(Subject.ANSWERS_TO_NOTICES, Standing.UNSURE),
                            org.assertj.core.groups.Tuple.tuple(Subject.FORWARDING, Standing.GOOD));
            assertThat(server.heard())
                    .contains("MAIL FROM:<>", "MAIL FROM:<robin@birch.example>")
                    .anyMatch(line -> line.contains("GTUBE"))
                    .filteredOn(line -> line.equals("DATA"))
                    .hasSize(3);
        }
    }

    /// Whether a line is part of a message and not a command.
    private static boolean inData(String line) {
        return !line.matches("(EHLO|MAIL|RCPT|DATA|RSET|QUIT).*");
    }

    @Test
    void whatComesBackIsSeen() throws IOException, InterruptedException {
        Path mailbox = Files.createDirectories(folder.resolve("back"));
        try (TalkingServer server = new TalkingServer(
                "220 mx",
                line -> line.equals(".")
                        ? "250 Taken"
                        : inData(line) ? "" : line.startsWith("RCPT") ? "250 Ok" : wellBehaved(line))) {
            Files.writeString(mailbox.resolve("bounce.eml"), """
                    From: MAILER-DAEMON@mx.alder.example
                    Return-Path: <>
                    Subject: Undelivered Mail Returned to Sender
                    Message-ID: <1@mx.alder.example>

                    <someone@alder.example>: 550 5.1.1 unknown user

                    Subject: Mail server test tbxyz.unknown
                    """);
            Files.writeString(mailbox.resolve("itself.eml"), """
                    From: robin@birch.example
                    Subject: Mail server test tbxyz.empty-sender
                    Message-ID: <tbxyz.empty-sender@birch.example>

                    a copy
                    """);
            var told = ServerTest.probe(server.host(), probing(), Optional.of(mailbox), Duration.ZERO);
            assertThat(told)
                    .extracting(Observation::standing)
                    .containsExactly(Standing.BAD, Standing.GOOD, Standing.GOOD, Standing.GOOD);
            assertThat(told.getFirst().found()).contains("afterwards a notice of failure came");
            var unwatched = ServerTest.probe(server.host(), probing(), Optional.empty(), Duration.ZERO);
            assertThat(unwatched).extracting(Observation::standing).containsOnly(Standing.UNSURE);
        }
    }

    @Test
    void everySubjectIsMendedInEveryProgram() {
        for (Subject subject : Subject.values()) {
            assertThat(Mending.of(subject)).isNotBlank();
            assertThat(Mending.with(subject)).as(subject.id()).containsOnlyKeys(Software.values());
        }
    }

    @Test
    void hostsAsUsersWriteThem() {
        assertThat(MailHost.of("mx.example.org")).contains(new MailHost("mx.example.org", 25));
        assertThat(MailHost.of("192.0.2.25:2525")).contains(new MailHost("192.0.2.25", 2525));
        assertThat(MailHost.of("[2001:db8::1]")).contains(new MailHost("2001:db8::1", 25));
        assertThat(MailHost.of("[2001:db8::1]:26")).contains(new MailHost("2001:db8::1", 26));
        for (String none : new String[] {"", ":25", "mx:0", "mx:99999", "mx:x", "a b", "mx\r\nDATA", "[]:25"}) {
            assertThat(MailHost.of(none)).as(none).isEmpty();
        }
    }
}
