package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Postfix signs return addresses by way of the guard, a real Exim and another Postfix bounce to them, and
/// strangers try to get past.
class SignedReturnsLabTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static JsonNode results = JSON.createObjectNode();

    @BeforeAll
    static void letTheServersTalk() throws IOException, InterruptedException {
        Path played = Laboratory.playedFor(SignedReturnsLabTest.class, "returns");
        results = JSON.readTree(Files.readString(played.resolve("results.json")));
    }

    private static JsonNode of(String name) {
        assertThat(results.has(name)).as(name).isTrue();
        return results.path(name);
    }

    private static String delivered(String name) {
        assertThat(of(name).path("delivered").isString())
                .as(name + ": " + of(name))
                .isTrue();
        return of(name).path("delivered").asString("");
    }

    private static void isRefused(String name, int code, String why) {
        assertThat(of(name).path("code").asInt()).as(name).isEqualTo(code);
        assertThat(of(name).path("reply").asString("")).as(name).contains(why);
    }

    private static String leftFor(String name) {
        return of("exim")
                .asString("")
                .lines()
                .filter(line -> line.contains("id=" + name + ".7f2c91@"))
                .findFirst()
                .orElse("");
    }

    @Test
    void whatLeavesIsSignedAndWhatBouncesComesHome() {
        assertThat(leftFor("made-far")).containsPattern("<= prvs=1\\d{3}[0-9a-f]{6}=robin@alder\\.example ");
        assertThat(delivered("made-far"))
                .contains("Delivered-To: robin@alder.example")
                .containsPattern("To: prvs=1\\d{3}[0-9a-f]{6}=robin@alder\\.example")
                .contains("X-TrueBounce: genuine");
    }

    @Test
    void aServerThatOffersDsnGivesTheSealedEnvelopeIdBack() {
        assertThat(delivered("made-by-postfix"))
                .containsPattern("Original-Envelope-Id: \\d{5}-[0-9A-F]+\\.1\\.[0-9a-f]{16}");
    }

    @Test
    void aNoticeMadeHereComesHomeToo() {
        assertThat(delivered("made-here")).contains("X-TrueBounce: genuine");
    }

    @Test
    void longLocalPartsAreLeftAloneAndTheirNoticesTaken() {
        assertThat(leftFor("long")).contains("<= a-name-that-is-longer");
        assertThat(delivered("long")).contains("X-TrueBounce: genuine");
        delivered("long-unsigned");
    }

    @Test
    void inShadowNothingIsRefusedAndTheReportTellsWhatWouldBe() {
        assertThat(delivered("shadow-unsigned")).contains("X-TrueBounce: backscatter");
        JsonNode report = of("shadow-report");
        assertThat(report.path("signed").asInt()).isEqualTo(3);
        assertThat(report.path("findings").path("valid").asInt()).isEqualTo(2);
        assertThat(report.path("findings").path("unsigned").asInt()).isEqualTo(1);
        assertThat(report.path("refusable").asInt()).isEqualTo(1);
        assertThat(report.path("notTaken").asInt()).isZero();
        assertThat(report.path("safeToEnforce").asBoolean(true)).isFalse();
        assertThat(report.path("untouched").path("too-long").asInt()).isEqualTo(1);
    }

    @Test
    void aListIsLearnedAndNothingIsSignedTowardsIt() {
        assertThat(of("shadow-report").path("exemptRecipients").asInt()).isEqualTo(1);
        assertThat(of("shadow-report")
                        .path("untouched")
                        .path("exempt-recipient")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotOursIsRefusedWithATextThatHelps() {
        isRefused("unsigned", 550, "5.7.1 Notice refused");
        isRefused("expired", 550, "its signature is out of date");
        isRefused("wrong-key", 550, "its signature is not ours");
        isRefused("replay", 550, "its signature belongs to another message");
    }

    @Test
    void whatIsOursIsTaken() {
        for (String name :
                List.of("valid", "unsigned-but-sent", "upper-case", "lower-case", "old-key", "made-far-enforced")) {
            assertThat(of(name).path("code").asInt()).as(name).isEqualTo(250);
            assertThat(delivered(name)).as(name).containsIgnoringCase("Delivered-To: robin@alder.example");
        }
    }

    @Test
    void whatIsNoNoticeLives() {
        for (String name : List.of("receipt", "vacation", "list")) {
            assertThat(of(name).path("code").asInt()).as(name).isEqualTo(250);
            delivered(name);
        }
        assertThat(of("callout").path("code").asInt()).isEqualTo(250);
    }

    @Test
    void keysChangeWhileTheGuardRuns() {
        assertThat(leftFor("made-with-new-key")).contains("<= prvs=2");
        delivered("made-with-new-key");
    }

    @Test
    void whoeverGuessesIsPutOff() {
        isRefused("guess-0", 550, "its signature is not ours");
        isRefused("guess-11", 451, "too many wrong signatures");
        isRefused("right-guess", 451, "too many wrong signatures");
    }

    @Test
    void theSubAddressFormNeedsNoMap() {
        assertThat(leftFor("sub-address")).containsPattern("<= robin\\+prvs=\\d{4}[0-9a-f]{6}@alder\\.example ");
        assertThat(delivered("sub-address")).contains("X-TrueBounce: genuine");
    }
}
