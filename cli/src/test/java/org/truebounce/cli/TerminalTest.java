package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.language.Language;
import org.truebounce.report.Style;
import org.truebounce.report.Tally;
import org.truebounce.report.TextReport;

/// Colours, widths and progress: on a terminal only.
class TerminalTest {
    private static final String ESCAPE = "\u001b";
    private static final Language ENGLISH = Language.of(Locale.ENGLISH);
    private static final Path NOTICE = Path.of("src", "test", "resources", "robin", "stranger.eml");

    private static Diagnosis diagnosis() throws IOException {
        return TrueBounce.diagnose(Files.readAllBytes(NOTICE), Account.UNKNOWN);
    }

    @Test
    void colourChangesNoWord() throws IOException {
        String plain = new TextReport(new Style(false, 80), ENGLISH).card(diagnosis());
        String coloured = new TextReport(new Style(true, 80), ENGLISH).card(diagnosis());
        assertThat(plain).doesNotContain(ESCAPE);
        assertThat(coloured).contains(ESCAPE);
        assertThat(coloured.replaceAll(ESCAPE + "\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void linesKeepWithinTheWidth() throws IOException {
        assertThat(new TextReport(new Style(false, 60), ENGLISH)
                        .card(diagnosis())
                        .lines())
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void whatIsPipedHasNoEscapeCodes() {
        CommandRun card = CommandRun.of("check", NOTICE.toString());
        CommandRun folder =
                CommandRun.of("check", "--all", NOTICE.resolveSibling(".").toString());
        assertThat(card.out() + folder.out() + card.err() + folder.err())
                .isNotBlank()
                .doesNotContain(ESCAPE);
        assertThat(folder.err()).isEmpty();
    }

    @Test
    void noColorAndDumbTerminalsGetNone() throws IOException, InterruptedException {
        assertThat(child(Map.of("TERM", "xterm"))).contains(ESCAPE);
        assertThat(child(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isNotBlank().doesNotContain(ESCAPE);
        assertThat(child(Map.of("TERM", "dumb"))).isNotBlank().doesNotContain(ESCAPE);
    }

    /// What a program of its own prints that takes its output for a terminal.
    private static String child(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtruebounce.terminal.out=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                NOTICE.toString());
        builder.environment().remove("NO_COLOR");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void progressWaitsAndGoesAwayAgain() throws InterruptedException {
        System.setProperty("truebounce.terminal.err", "true");
        try {
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            Progress progress = new Progress(terminal(drawn));
            progress.update(1, 10, 100);
            progress.clear();
            assertThat(drawn.size()).as("short work shows none").isZero();
            Thread.sleep(750);
            progress.update(1_200, 3L << 20, 6L << 20);
            progress.update(1_201, 3L << 20, 6L << 20);
            progress.clear();
            assertThat(drawn.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\r1,200 messages, 3 MB   50 % \r" + ESCAPE + "[K");
        } finally {
            System.clearProperty("truebounce.terminal.err");
        }
    }

    @Test
    void progressIsForTerminalsOnly() throws InterruptedException {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        Progress progress = new Progress(terminal(drawn));
        Thread.sleep(750);
        progress.update(1_200, 3L << 20, 6L << 20);
        progress.clear();
        assertThat(drawn.size()).isZero();
    }

    private static Terminal terminal(ByteArrayOutputStream err) {
        return new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream());
    }

    @Test
    void theTallyCountsMessagesNoticesAndVerdicts() throws IOException {
        Tally tally = new Tally();
        assertThat(tally.line(ENGLISH)).isEqualTo("0 messages, 0 notices");
        tally.add(diagnosis());
        assertThat(tally.line(ENGLISH)).isEqualTo("1 message, 1 notice: 1 undecided");
        byte[] letter = "From: kim@example.net\nSubject: Tea\n\nAt five?\n".getBytes(StandardCharsets.UTF_8);
        tally.add(TrueBounce.diagnose(letter, Account.UNKNOWN));
        tally.add(TrueBounce.diagnose(
                Files.readAllBytes(NOTICE),
                Account.of(List.of("robin@alder.example"), List.of())
                        .withDns(org.truebounce.auth.dns.Resolver.zoneFile(NOTICE.resolveSibling("alder.zone")))));
        assertThat(tally.messages()).isEqualTo(3);
        assertThat(tally.line(ENGLISH)).isEqualTo("3 messages, 2 notices: 1 backscatter, 1 undecided");
    }
}
