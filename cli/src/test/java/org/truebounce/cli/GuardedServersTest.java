package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Postfix and a real sendmail ask the guard, and every kind of mail becomes what it should.
class GuardedServersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static JsonNode results = JSON.createObjectNode();
    private static String exim = "";
    private static String stopped = "";

    @BeforeAll
    static void letTheServersTalk() throws IOException, InterruptedException {
        if (!Laboratory.isAskedFor()) {
            skip("real servers are started only where CI or TRUEBOUNCE_LAB is set");
        }
        Optional<String> obstacle = Laboratory.obstacle();
        if (obstacle.isPresent() && Laboratory.isDemanded()) {
            fail(obstacle.get());
        }
        obstacle.ifPresent(GuardedServersTest::skip);
        Path played = Laboratory.play(
                "guard",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"));
        results = JSON.readTree(Files.readString(played.resolve("results.json")));
        exim = Files.readString(played.resolve("log/exim"));
        stopped = Files.readString(played.resolve("log/guard-sendmail.jsonl"));
    }

    private static void skip(String reason) {
        System.err.println("GuardedServersTest is skipped: " + reason);
        abort(reason);
    }

    private static JsonNode of(String name) {
        assertThat(results.has(name)).as(name).isTrue();
        return results.path(name);
    }

    private static String delivered(String name) {
        JsonNode message = of(name).path("delivered");
        assertThat(message.isString()).as(name + " was delivered: " + of(name)).isTrue();
        return message.asString("").replaceAll("\r?\n[ \t]+", " ");
    }

    private static List<String> fields(String name, String field) {
        String message = delivered(name);
        return message.substring(0, message.indexOf("\n\n"))
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .toList();
    }

    /// The same is asked of both servers.
    private static Stream<DynamicTest> ofBoth(java.util.function.Consumer<String> test) {
        return Stream.of("", "sendmail-")
                .map(server ->
                        DynamicTest.dynamicTest(server.isEmpty() ? "postfix" : "sendmail", () -> test.accept(server)));
    }

    @Test
    void aNoticeThatPostfixMadeItselfIsGenuineAndSaysSo() {
        assertThat(fields("made-here", "X-TrueBounce"))
                .hasSize(1)
                .first()
                .asString()
                .contains("genuine");
    }

    @Test
    void aNoticeThatAFarServerMadeIsGenuineAndSaysSo() {
        assertThat(fields("made-far", "X-TrueBounce"))
                .hasSize(1)
                .first()
                .asString()
                .contains("genuine");
        assertThat(fields("made-far", "Authentication-Results"))
                .anyMatch(field -> field.contains("x-truebounce=pass policy.x-verdict=genuine"));
    }

    @TestFactory
    Stream<DynamicTest> aForgedNoticeIsRefusedWhileItsSenderIsThere() {
        return ofBoth(server -> {
            assertThat(of(server + "forged").path("code").asInt()).isEqualTo(550);
            assertThat(of(server + "forged").path("reply").asString(""))
                    .contains("5.7.1 The message that this notice is about was not sent by")
                    .contains("returned-spf");
        });
    }

    @Test
    void theServerThatBouncedAForgeryIsToldWhy() {
        assertThat(exim).contains("the sender was forged. Please refuse such mail during SMTP");
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoNoticePassesAsItIs() {
        return ofBoth(server -> {
            for (String name : List.of("receipt", "vacation", "list", "ordinary")) {
                assertThat(of(server + name).path("code").asInt()).as(name).isEqualTo(250);
                assertThat(delivered(server + name)).as(name).doesNotContainIgnoringCase("truebounce");
            }
            assertThat(of(server + "callout").path("code").asInt()).isEqualTo(250);
        });
    }

    @TestFactory
    Stream<DynamicTest> claimsUnderAnOwnNameAreRemoved() {
        return ofBoth(server -> {
            assertThat(delivered(server + "claims"))
                    .doesNotContain("TrueBounce")
                    .doesNotContain("spf=pass");
            assertThat(fields(server + "claims", "Authentication-Results"))
                    .anyMatch(field -> field.contains("mx.birch.example"));
        });
    }

    @Test
    void anUnlistedRecipientIsRefusedAsEver() {
        assertThat(of("unlisted").path("code").asInt()).isEqualTo(550);
    }

    @TestFactory
    Stream<DynamicTest> withTheGuardGoneMailIsTakenAsIfThereWereNone() {
        return ofBoth(server -> {
            assertThat(of(server + "without-guard").path("code").asInt()).isEqualTo(250);
            assertThat(delivered(server + "without-guard")).doesNotContain("X-TrueBounce");
        });
    }

    /// What is struck, and what became of the mail that was handed over meanwhile.
    @TestFactory
    Stream<DynamicTest> noMailIsLostOrRefused() {
        return Stream.of("killed", "postgres-struck", "disk-full")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode struck = of(name);
                    assertThat(struck.path("handed").asInt()).isGreaterThan(20);
                    assertThat(struck.path("kills").asInt()).isGreaterThan(2);
                    assertThat(struck.path("refused").asInt())
                            .as(struck.toString())
                            .isZero();
                    assertThat(struck.path("delivered").asInt())
                            .isEqualTo(struck.path("handed").asInt());
                }));
    }

    @Test
    void theLedgerIsWrittenAndReadAgainOnceItIsBack() {
        assertThat(fields("made-far-afterwards", "X-TrueBounce"))
                .hasSize(1)
                .first()
                .asString()
                .contains("genuine")
                .contains("returned-passage");
        assertThat(of("figures").path("truebounce_sent_lost_total").asDouble()).isZero();
    }

    /// Refused; with another policy, over the same connection, taken; with a mistake in the file, still; refused again.
    @Test
    void settingsAreReadAnewWhileAConnectionStays() {
        assertThat(of("reload").valueStream().map(JsonNode::asInt)).containsExactly(550, 250, 250, 550);
    }

    @Test
    void itStopsInOrder() {
        assertThat(stopped).contains("\"text\":\"stopped\"");
    }
}
