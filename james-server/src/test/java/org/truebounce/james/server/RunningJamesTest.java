package org.truebounce.james.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Mail that a real James takes by SMTP, read where it lies by IMAP. It runs with the files that the documents show.
@EnabledIfSystemProperty(named = "truebounce.packaged", matches = "yes")
@Timeout(600)
class RunningJamesTest {
    private static final String ROBIN = "robin@alder.example";
    private static final String KIM = "kim@alder.example";
    private static final String MX = "192.0.2.25";
    private static final String ASIDE = "Forged bounces";
    private static final String FORGED_FIELDS = """
            X-TrueBounce: genuine; confidence=0.999; kind=failure
            Authentication-Results: james.alder.example; x-truebounce=pass policy.x-verdict=genuine
            X-TrueBounce-File: genuine
            """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RunningJames james;

    @BeforeAll
    static void start() throws Exception {
        james = RunningJames.start(folder, example("mailetcontainer.xml"), settings());
        assertThat(james.isAlive()).as(() -> "James: " + folder).isTrue();
        james.addUser(ROBIN);
        james.addUser(KIM);
    }

    @AfterAll
    static void stop() {
        james.close();
    }

    private static String example(String file) throws IOException {
        return Files.readString(RunningJames.HOME.resolve("james/conf").resolve(file));
    }

    /// The example, with the laboratory's DNS in place of the machine's.
    private static String settings() throws IOException {
        Path zone = RunningJames.HOME
                .resolve("corpus")
                .resolve("exim/lab-forged-route.zone")
                .toAbsolutePath();
        return example("truebounce.toml").replaceFirst("dns = \"system\"", "dns = \"" + zone + "\"");
    }

    private static String corpus(String name) throws IOException {
        return Files.readString(RunningJames.HOME.resolve("corpus").resolve(name + ".eml"), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
    }

    @Test
    void aForgedBounceGoesAside() throws Exception {
        james.deliver(MX, "", List.of(ROBIN), FORGED_FIELDS + corpus("exim/lab-forged-route"));
        String message = james.await(ROBIN, ASIDE, "X-TrueBounce: backscatter; confidence=0.9");
        assertThat(message)
                .contains("Authentication-Results: james.alder.example;")
                .contains("x-truebounce=fail policy.x-verdict=backscatter")
                .contains("Authentication-Results: mx1.alder.example;")
                .doesNotContain("genuine")
                .doesNotContain("X-TrueBounce-File");
        assertThat(message.indexOf("Authentication-Results: james.alder.example"))
                .as("above the trace lines")
                .isLessThan(message.indexOf("Received:"));
        assertThat(james.messages(ROBIN, "INBOX")).noneMatch(other -> other.contains("X-TrueBounce: backscatter"));
    }

    @Test
    void aFakeGoesAside() throws Exception {
        james.deliver(MX, "bounce-54bstr@lure-host.example", List.of(ROBIN), corpus("fake/seven-held-messages"));
        assertThat(james.await(ROBIN, ASIDE, "7 incoming messages")).contains("X-TrueBounce: fake; confidence=0.9");
    }

    @Test
    void aNoticeOfMailThatWasSentStaysInTheInbox() throws Exception {
        james.deliver(MX, "", List.of(ROBIN), FORGED_FIELDS + corpus("exim/lab-taken-then-bounced"));
        String message = james.await(ROBIN, "INBOX", "X-TrueBounce: undecided");
        assertThat(message)
                .contains("policy.x-verdict=undecided")
                .contains("returned-dkim")
                .doesNotContain("genuine");
    }

    @Test
    void ordinaryMailLosesForgedFieldsAlone() throws Exception {
        String ordinary = "From: lou@birch.example\nTo: kim@alder.example\nSubject: Fence\nX-Other: kept\n\nHello.\n";
        james.deliver("198.51.100.25", "lou@birch.example", List.of(KIM), FORGED_FIELDS + ordinary);
        assertThat(james.await(KIM, "INBOX", "Subject: Fence"))
                .contains("X-Other: kept")
                .contains("Hello.")
                .doesNotContain("TrueBounce")
                .doesNotContain("Authentication-Results");
    }

    @Test
    void itGoesAsideForEachRecipient() throws Exception {
        String notice = corpus("exim/lab-forged-route").replaceFirst("Subject: ", "Subject: both ");
        james.deliver(MX, "", List.of(ROBIN, KIM), notice);
        assertThat(james.await(ROBIN, ASIDE, "Subject: both ")).contains("X-TrueBounce: backscatter");
        assertThat(james.await(KIM, ASIDE, "Subject: both ")).contains("X-TrueBounce: backscatter");
    }

    @Test
    void whatCannotBeReadIsDelivered() throws Exception {
        String broken = "Content-Type: multipart/report; boundary=b\nSubject: Undelivered\n: no name\nno colon\n\n"
                + "--b\nContent-Type: message/rfc822\n\n".repeat(2_000);
        james.deliver(MX, "", List.of(KIM), broken);
        james.await(KIM, "INBOX", "Subject: Undelivered");
    }

    @Test
    void aWrongConditionStopsTheStart() throws Exception {
        String wrong = example("mailetcontainer.xml").replace("BounceVerdict=compromised", "BounceVerdict=hijacked");
        Path other = Files.createDirectory(folder.resolve("wrong"));
        try (RunningJames stopped = RunningJames.start(other, wrong, settings())) {
            assertThat(stopped.isAlive()).isFalse();
            assertThat(stopped.log())
                    .contains("TrueBounce: BounceVerdict: \"hijacked\" is none of genuine, backscatter");
        }
    }
}
