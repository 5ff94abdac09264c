package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.truebounce.cli.Laboratory.Sent;
import tools.jackson.databind.JsonNode;

/// A real Postfix and a real Exim bounce real mail, and every notice gets the verdict that is true of it.
class RealServersTest {
    private static List<Sent> sent = List.of();
    private static Map<String, JsonNode> open = Map.of();
    private static Map<String, JsonNode> closed = Map.of();

    @BeforeAll
    static void letTheServersBounce() throws IOException, InterruptedException {
        if (!Laboratory.isAskedFor()) {
            skip("real servers are started only where CI or TRUEBOUNCE_LAB is set");
        }
        Optional<String> obstacle = Laboratory.obstacle();
        if (obstacle.isPresent() && Laboratory.isDemanded()) {
            fail(obstacle.get());
        }
        obstacle.ifPresent(RealServersTest::skip);
        sent = Laboratory.run();
        open = byOriginal(Laboratory.check());
        closed = byOriginal(Laboratory.check("--complete-sent"));
    }

    private static void skip(String reason) {
        System.err.println("RealServersTest is skipped: " + reason);
        abort(reason);
    }

    private static Map<String, JsonNode> byOriginal(List<JsonNode> diagnoses) {
        Map<String, JsonNode> byOriginal = new HashMap<>();
        for (JsonNode diagnosis : diagnoses) {
            String messageId = diagnosis.path("original").path("messageId").asString("none");
            assertThat(byOriginal.put(messageId, diagnosis)).as(messageId).isNull();
        }
        return byOriginal;
    }

    @Test
    void everyMessageCameBackOnce() {
        assertThat(returned()).hasSizeGreaterThan(12);
        assertThat(open).hasSize(sent.size()).hasSameSizeAs(closed);
    }

    @Test
    void theOrdinaryMessageIsNoNotice() {
        assertThat(word(of(open, "none"), "verdict")).isEqualTo("not-a-notice");
    }

    @TestFactory
    Stream<DynamicTest> everyNoticeIsAFailureOfTheRecipients() {
        return returned()
                .map(message -> DynamicTest.dynamicTest(message.messageId(), () -> {
                    JsonNode notice = of(open, message.messageId());
                    assertThat(word(notice, "kind")).isEqualTo("failure");
                    assertThat(notice.path("failures").valueStream().map(failure -> word(failure, "recipient")))
                            .containsExactlyInAnyOrderElementsOf(message.recipients());
                    assertThat(notice.path("failures").valueStream().map(failure -> word(failure, "action")))
                            .containsOnly("failed");
                }));
    }

    /// Whoever does not say that the sent mail is complete may be told that a theft is undecided, but nothing
    /// false.
    @TestFactory
    Stream<DynamicTest> noVerdictIsAGraveErrorWhileSentMailMayLack() {
        return returned()
                .map(message -> DynamicTest.dynamicTest(message.messageId(), () -> {
                    JsonNode notice = of(open, message.messageId());
                    assertThat(word(notice, "verdict"))
                            .as(notice.toString())
                            .isIn(message.scenario(), message.scenario().equals("compromised") ? "undecided" : "");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyVerdictIsTrueWhereSentMailIsComplete() {
        return returned()
                .map(message -> DynamicTest.dynamicTest(message.messageId(), () -> {
                    JsonNode notice = of(closed, message.messageId());
                    assertThat(word(notice, "verdict")).as(notice.toString()).isEqualTo(message.scenario());
                }));
    }

    private static Stream<Sent> returned() {
        return sent.stream().filter(message -> !message.scenario().equals("ordinary"));
    }

    private static JsonNode of(Map<String, JsonNode> diagnoses, String messageId) {
        return Objects.requireNonNull(diagnoses.get(messageId), messageId);
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
