package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real rspamd asks the program with the files of `web/rspamd`, for itself and for a real Postfix.
class RspamdTest {
    private static Handed handed = new Handed(new JsonMapper().createObjectNode());
    private static String log = "";

    @BeforeAll
    static void letItTakeMail() throws IOException, InterruptedException {
        Path played = Laboratory.playedFor(RspamdTest.class, "rspamd");
        handed = Handed.of(played);
        log = Files.readString(played.resolve("log/rspamd.log"));
    }

    private static JsonNode check(String name) {
        JsonNode check = handed.of("checks").path(name);
        assertThat(check.isObject()).as(name).isTrue();
        return check;
    }

    @ParameterizedTest
    @CsvSource({
        "genuine, TRUEBOUNCE_GENUINE, -3",
        "forged, TRUEBOUNCE_BACKSCATTER, 3",
        "fake, TRUEBOUNCE_FAKE, 3.5",
        "fake-scored, TRUEBOUNCE_FAKE, 8",
    })
    void aVerdictIsASymbolWithAScore(String name, String symbol, double score) {
        JsonNode symbols = check(name).path("symbols");
        assertThat(symbols.propertyNames()).containsExactly(symbol);
        assertThat(symbols.path(symbol).asDouble() / score).isBetween(0.9, 1.0);
        assertThat(check(name).path("action").asString("")).isNotEqualTo("reject");
    }

    @Test
    void whereItIsWishedAForgedNoticeIsRefusedWithWords() {
        assertThat(check("forged-refused").path("action").asString("")).isEqualTo("reject");
        assertThat(check("forged-refused").path("messages").path("smtp_message").asString(""))
                .contains("was not sent by robin@alder.example", "returned-spf");
    }

    @Test
    void ordinaryMailAndMailFromInsideIsNotAskedAbout() {
        for (String name : new String[] {"ordinary", "inside"}) {
            assertThat(check(name).path("asked").asInt()).as(name).isZero();
            assertThat(check(name).path("symbols").isEmpty()).as(name).isTrue();
        }
        assertThat(check("forged").path("asked").asInt()).isEqualTo(1);
        assertThat(handed.asked("ordinary") + handed.asked("claims")).isZero();
        assertThat(handed.delivered("ordinary")).doesNotContain("TrueBounce");
    }

    @Test
    void theMailServerWritesTheVerdictDown() {
        handed.tells("genuine", "genuine", "pass");
        handed.tells("genuine-still", "genuine", "pass");
        handed.tells("forged-annotated", "backscatter", "fail");
    }

    @Test
    void rspamdsOwnResultsStandBesideIt() {
        assertThat(handed.fields("genuine", "Authentication-Results"))
                .hasSize(2)
                .anyMatch(field -> field.contains("spf="));
    }

    @Test
    void theMessageIsAskedAboutAsItWouldLieInTheMailbox() {
        assertThat(handed.of("genuine").path("heard").asString("").replace("\r", ""))
                .contains(
                        "\n\nReturn-Path: <>\nDelivered-To: robin@alder.example\n"
                                + "Received: from mx.birch.example (mx.birch.example [198.51.100.25])\n\tby mx1.alder.example ");
    }

    @Test
    void theMailServerRefusesForgedNoticesWithWords() {
        assertThat(handed.code("forged")).isEqualTo(554);
        assertThat(handed.reply("forged")).contains("was not sent by robin@alder.example", "returned-spf");
        assertThat(handed.code("fake")).isEqualTo(554);
        assertThat(handed.reply("fake")).contains("This is not a real delivery notice.");
    }

    @Test
    void claimsUnderAnOwnNameAreRemoved() {
        for (String name : new String[] {"claims", "claims-in-notice"}) {
            assertThat(handed.delivered(name))
                    .doesNotContain("spf=pass smtp.mailfrom=kim")
                    .doesNotContain("dmarc=pass")
                    .doesNotContain("0.999");
        }
        handed.tells("claims-in-notice", "backscatter", "fail");
        assertThat(handed.code("claims-in-forged")).isEqualTo(554);
    }

    @Test
    void whatIsInAMessageIsNeverRun() {
        assertThat(handed.cases()).allMatch(one -> !one.path("owned").asBoolean());
        assertThat(handed.code("hostile")).isEqualTo(554);
        assertThat(handed.code("hostile-sender")).isEqualTo(554);
        assertThat(handed.of("hostile-sender").path("heard").asString("").replace("\r", ""))
                .contains(
                        "\nReceived: from a_b__c_[192.0.2.25]_$_touch_/owned__ (mx.birch.example [198.51.100.25])\n\tby ");
        handed.tells("hostile-annotated", "backscatter", "fail");
    }

    @Test
    void whatIsLongIsNotRefused() {
        handed.tells("long", "backscatter", "fail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shut", "deaf", "deaf-long", "dripping", "garbage", "broken", "strange", "failing", "wrong-key"})
    void whateverTheProgramDoesMailIsTaken(String manner) {
        handed.isTakenUnjudged(manner);
        assertThat(log).contains("passes without a verdict: IO timeout", "passes without a verdict: 401");
    }

    @Test
    void onceTheProgramIsBackItIsAskedAgain() {
        assertThat(handed.code("open-again")).isEqualTo(554);
    }
}
