package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real servers, well and badly configured, are asked whether they send backscatter: Postfix and Exim.
class BackscatterLabTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static Path results = Path.of("");

    @BeforeAll
    static void askTheServers() throws IOException, InterruptedException {
        results = Laboratory.playedFor(BackscatterLabTest.class, "selftest");
    }

    private static JsonNode report(String name) throws IOException {
        return JSON.readTree(Files.readString(results.resolve(name + ".json")));
    }

    /// How each subject stands, by its id.
    private static Map<String, String> standings(String name) throws IOException {
        return report(name)
                .path("observations")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("id").asString(),
                        each -> each.path("standing").asString()));
    }

    @Test
    void aWellConfiguredPostfix() throws IOException {
        assertThat(report("postfix-well").path("software").asString()).isEqualTo("Postfix");
        assertThat(standings("postfix-well"))
                .isEqualTo(Map.of(
                        "notices-taken", "good",
                        "unknown-recipients", "good",
                        "relaying", "good",
                        "bounces-afterwards", "good",
                        "refused-content", "good",
                        "answers-to-notices", "good",
                        "forwarding", "unsure"));
    }

    @Test
    void aWellConfiguredExim() throws IOException {
        assertThat(report("exim-well").path("software").asString()).isEqualTo("Exim");
        assertThat(standings("exim-well"))
                .containsEntry("unknown-recipients", "good")
                .containsEntry("relaying", "good")
                .containsEntry("bounces-afterwards", "good")
                .containsEntry("answers-to-notices", "good");
    }

    @Test
    void aPostfixThatDoesNotKnowItsRecipients() throws IOException {
        assertThat(standings("postfix-bad"))
                .containsEntry("unknown-recipients", "bad")
                .containsEntry("bounces-afterwards", "bad")
                .containsEntry("relaying", "good");
        assertThat(report("postfix-bad").toString())
                .contains("a notice of failure came", "reject_unverified_recipient");
    }

    @Test
    void anEximThatTakesFirstAndLooksLater() throws IOException {
        assertThat(standings("exim-bad"))
                .containsEntry("unknown-recipients", "bad")
                .containsEntry("bounces-afterwards", "bad");
        assertThat(report("exim-bad").toString()).contains("require verify = recipient");
    }

    @Test
    void anEximThatForwardsBlindlyAndAnswersEverything() throws IOException {
        assertThat(standings("exim-robot"))
                .containsEntry("unknown-recipients", "good")
                .containsEntry("answers-to-notices", "bad")
                .containsEntry("forwarding", "bad");
    }

    @Test
    void aPostfixThatRelaysForEverybody() throws IOException {
        assertThat(standings("postfix-open")).containsEntry("relaying", "bad");
        assertThat(report("postfix-open").path("standing").asString()).isEqualTo("bad");
    }
}
