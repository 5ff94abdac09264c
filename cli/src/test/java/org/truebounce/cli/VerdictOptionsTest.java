package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the owner tells on the command line changes the verdict.
class VerdictOptionsTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final Path KEPT = ROBIN.resolve("own-server-kept.eml");
    private static final Path NOT_KEPT = ROBIN.resolve("own-server-not-kept.eml");
    private static final Path STRANGER = ROBIN.resolve("stranger.eml");
    private static final String SENT = ROBIN.resolve("sent.mbox").toString();
    private static final String ZONE = ROBIN.resolve("alder.zone").toString();
    private static final List<String> OWNER = List.of("--me", "robin@alder.example", "--trust", "mail.alder.example");

    @TempDir
    private Path folder = Path.of("");

    private static JsonNode diagnosis(Path mail, List<String> owner, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--json"));
        arguments.addAll(owner);
        arguments.addAll(List.of(more));
        arguments.add(mail.toString());
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        return run.diagnoses().getFirst();
    }

    private static String verdict(Path mail, List<String> owner, String... more) {
        return diagnosis(mail, owner, more).path("verdict").asString();
    }

    @Test
    void aMessageInTheSentMailIsGenuine() {
        assertThat(verdict(KEPT, OWNER)).isEqualTo("undecided");
        assertThat(verdict(KEPT, OWNER, "--sent", SENT)).isEqualTo("genuine");
    }

    @Test
    void aMessageThatTheOwnServerTookByALoginAndThatIsNotInTheSentMailIsCompromised() {
        assertThat(verdict(NOT_KEPT, OWNER)).isEqualTo("undecided");
        assertThat(verdict(NOT_KEPT, OWNER, "--sent", SENT)).isEqualTo("compromised");
    }

    @Test
    void completeSentMailMakesItSurer() {
        double open =
                diagnosis(NOT_KEPT, OWNER, "--sent", SENT).path("confidence").asDouble();
        double closed = diagnosis(NOT_KEPT, OWNER, "--sent", SENT, "--complete-sent")
                .path("confidence")
                .asDouble();
        assertThat(closed).isGreaterThan(open);
    }

    @Test
    void aStrangerWhomTheDomainDoesNotLetSendMakesBackscatter() {
        assertThat(verdict(STRANGER, OWNER)).isEqualTo("undecided");
        assertThat(verdict(STRANGER, OWNER, "--dns", ZONE)).isEqualTo("backscatter");
    }

    @Test
    void theOwnAddressTellsWhichDomainToAsk() throws IOException {
        String passedOn = Files.readString(STRANGER)
                .replace("Delivered-To: robin@alder.example", "Delivered-To: r.alder@mailhouse.example")
                .replace("\nTo: robin@alder.example\nAuto", "\nTo: r.alder@mailhouse.example\nAuto");
        Path mail = Files.writeString(folder.resolve("passed-on.eml"), passedOn);
        List<String> trust = List.of("--trust", "mail.alder.example");
        assertThat(verdict(mail, trust, "--dns", ZONE)).isEqualTo("undecided");
        assertThat(verdict(mail, trust, "--dns", ZONE, "--me", "robin@alder.example"))
                .isEqualTo("backscatter");
    }

    @Test
    void aTrustedHostProvesThatTheNoticeIsReal() {
        List<String> me = List.of("--me", "robin@alder.example");
        assertThat(diagnosis(KEPT, me).at("/answers/noticeIsReal").asString()).isEqualTo("unknown");
        assertThat(diagnosis(KEPT, OWNER).at("/answers/noticeIsReal").asString())
                .isEqualTo("yes");
    }
}
