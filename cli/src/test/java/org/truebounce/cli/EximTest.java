package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A real Exim asks the program with the files of `web/exim`, and every kind of mail becomes what it should.
class EximTest {
    private static Handed handed = new Handed(new JsonMapper().createObjectNode());
    private static String log = "";

    @BeforeAll
    static void letItTakeMail() throws IOException, InterruptedException {
        Path played = Laboratory.playedFor(EximTest.class, "exim");
        handed = Handed.of(played);
        log = Files.readString(played.resolve("log/mainlog"));
    }

    @Test
    void aGenuineNoticeIsTakenAndSaysSo() {
        handed.tells("genuine", "genuine", "pass");
        handed.tells("genuine-still", "genuine", "pass");
    }

    @Test
    void theMessageIsAskedAboutAsItWouldLieInTheMailbox() {
        assertThat(handed.of("genuine").path("heard").asString("").replace("\r", ""))
                .startsWith("POST /api/v1/annotate?authserv-id=mx2.alder.example HTTP/1.0\n")
                .contains("\n\nReturn-Path: <>\nDelivered-To: robin@alder.example\n"
                        + "Received: from mx.birch.example ([198.51.100.25])\n\tby mx2.alder.example ");
    }

    @Test
    void aForgedNoticeIsOnlyMarkedToBeginWith() {
        handed.tells("forged-annotated", "backscatter", "fail");
    }

    @Test
    void aForgedNoticeIsRefusedWithWords() {
        assertThat(handed.code("forged")).isEqualTo(550);
        assertThat(handed.reply("forged"))
                .contains("The message that this notice is about was not sent by robin@alder.example")
                .contains("returned-spf");
        assertThat(log).contains("rejected after DATA: truebounce: backscatter");
    }

    @Test
    void aFakeFromASenderIsRefusedWithWords() {
        assertThat(handed.code("fake")).isEqualTo(550);
        assertThat(handed.reply("fake")).contains("This is not a real delivery notice.");
    }

    @Test
    void ordinaryMailIsNotAskedAbout() {
        for (String name : new String[] {"ordinary", "claims"}) {
            assertThat(handed.code(name)).isEqualTo(250);
            assertThat(handed.asked(name)).isZero();
            assertThat(handed.delivered(name)).doesNotContain("TrueBounce");
        }
        assertThat(handed.asked("genuine")).isEqualTo(1);
    }

    @Test
    void claimsUnderAnOwnNameAreRemovedAndOthersStay() {
        assertThat(handed.fields("claims", "Authentication-Results"))
                .containsExactly("Authentication-Results: mx.birch.example; dkim=pass header.d=birch.example");
        handed.tells("claims-in-notice", "backscatter", "fail");
        assertThat(handed.delivered("claims-in-notice"))
                .doesNotContain("spf=pass")
                .doesNotContain("0.999");
        assertThat(handed.code("claims-in-forged")).isEqualTo(550);
    }

    @Test
    void whatIsInAMessageIsNeverRun() {
        assertThat(handed.cases()).allMatch(one -> !one.path("owned").asBoolean());
        assertThat(handed.code("hostile")).isEqualTo(550);
        assertThat(handed.code("hostile-sender")).isEqualTo(550);
        handed.tells("hostile-annotated", "backscatter", "fail");
        assertThat(handed.delivered("hostile-annotated"))
                .contains(
                        "X-Evil: ${run{/bin/touch /owned}}\n", "\n${if eq{a}{a}{${run{/bin/touch /owned}}}} I'm sorry");
    }

    @Test
    void whatIsLongOrFromInsideIsNotRefused() {
        assertThat(handed.code("inside")).isEqualTo(250);
        handed.tells("long", "backscatter", "fail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shut", "deaf", "deaf-long", "dripping", "garbage", "broken", "strange", "failing", "wrong-key"})
    void whateverTheProgramDoesMailIsTaken(String manner) {
        handed.isTakenUnjudged(manner);
        assertThat(log).contains("truebounce: taken without a verdict: no answer", "HTTP/1.1 401");
    }

    @Test
    void onceTheProgramIsBackItIsAskedAgain() {
        assertThat(handed.code("open-again")).isEqualTo(550);
    }
}
