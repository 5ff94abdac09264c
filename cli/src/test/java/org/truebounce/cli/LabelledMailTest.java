package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Labelled mail that is not the project's to give away, read as a user would: the figures may not get worse.
///
/// Runs where `TRUEBOUNCE_CORPUS` names the folder, and is skipped, visibly, elsewhere.
class LabelledMailTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void noticesOfFiftyMailSystemsAreRead() throws IOException {
        Counts counts = new Counts();
        examine("reading", (truth, said) -> {
            List<JsonNode> failures = said.path("failures").valueStream().toList();
            assertThat(said.path("verdict").asString()).isNotEqualTo("fake");
            counts.add("kind", has(truth.path("kinds"), said.path("kind").asString()));
            for (JsonNode wanted : truth.path("failures")) {
                List<JsonNode> named = failures.stream()
                        .filter(failure -> isOneOf(failure, wanted))
                        .toList();
                counts.add("recipient", wanted.path("recipients").isEmpty() || !named.isEmpty());
                JsonNode match = named.stream().findFirst().orElse(failures.isEmpty() ? said : failures.getFirst());
                if (!wanted.path("status").isNull()) {
                    counts.add(
                            "status",
                            match.path("status")
                                    .asString("")
                                    .equals(wanted.path("status").asString()));
                }
                if (!wanted.path("reasons").isEmpty()) {
                    counts.add(
                            "reason",
                            has(wanted.path("reasons"), match.path("reason").asString("")));
                }
            }
        });
        assertThat(counts.share("recipient")).isGreaterThanOrEqualTo(0.995);
        assertThat(counts.share("kind")).isGreaterThanOrEqualTo(0.98);
        assertThat(counts.share("status")).isGreaterThanOrEqualTo(0.985);
        assertThat(counts.share("reason")).isGreaterThanOrEqualTo(0.96);
    }

    @Test
    void mailOfAllKindsIsToldApart() throws IOException {
        Counts counts = new Counts();
        examine("wild", (truth, said) -> verdict(truth, said, counts));
        assertThat(counts.share("right")).isGreaterThanOrEqualTo(0.99);
        assertThat(counts.share("not grave")).isEqualTo(1);
    }

    @Test
    void wholeMailboxesGetTheirVerdicts() throws IOException {
        Counts counts = new Counts();
        examine("lab", (truth, said) -> verdict(truth, said, counts));
        assertThat(counts.share("right")).isGreaterThanOrEqualTo(0.98);
        assertThat(counts.share("not grave")).isEqualTo(1);
        assertThat(counts.share("decided")).isGreaterThanOrEqualTo(0.98);
    }

    private interface Judge {
        void judge(JsonNode truth, JsonNode said);
    }

    private static final class Counts {
        private final Map<String, int[]> counts = new HashMap<>();

        void add(String what, boolean right) {
            int[] count = counts.computeIfAbsent(what, name -> new int[2]);
            count[0] += right ? 1 : 0;
            count[1]++;
        }

        double share(String what) {
            int[] count = counts.getOrDefault(what, new int[] {0, 1});
            return (double) count[0] / count[1];
        }
    }

    private static void verdict(JsonNode truth, JsonNode said, Counts counts) {
        String verdict = said.path("verdict").asString("");
        boolean kind = truth.path("kinds").isEmpty()
                || has(truth.path("kinds"), said.path("kind").asString(""));
        counts.add("right", kind && has(truth.path("verdicts"), verdict));
        counts.add("not grave", !has(truth.path("grave"), verdict));
        counts.add("decided", !verdict.equals("undecided"));
    }

    private static boolean has(JsonNode words, String word) {
        return words.valueStream().anyMatch(each -> each.asString("").equals(word));
    }

    private static boolean isOneOf(JsonNode failure, JsonNode wanted) {
        Set<String> said = new HashSet<>();
        said.add(failure.path("recipient").asString("").toLowerCase(Locale.ROOT));
        said.add(failure.path("originalRecipient").asString("").toLowerCase(Locale.ROOT));
        return wanted.path("recipients")
                .valueStream()
                .anyMatch(each -> said.contains(each.asString("").toLowerCase(Locale.ROOT)));
    }

    /// Runs the program once a group, as its options say, and judges each message of the set.
    private static void examine(String name, Judge judge) throws IOException {
        Optional<String> folder = Optional.ofNullable(System.getenv("TRUEBOUNCE_CORPUS"));
        assumeTrue(folder.isPresent(), "TRUEBOUNCE_CORPUS names no folder of labelled mail");
        Path set = Path.of(folder.orElseThrow(), name);
        Map<String, JsonNode> said = new HashMap<>();
        for (JsonNode group : JSON.readTree(Files.readString(set.resolve("groups.json")))) {
            List<String> arguments = new ArrayList<>(List.of("check", "--json", "--all"));
            group.path("options")
                    .forEach(option -> arguments.add(option.asString("").replace("{set}", set.toString())));
            arguments.add(set.resolve(group.path("folder").asString()).toString());
            for (String line : run(arguments).lines().toList()) {
                JsonNode diagnosis = JSON.readTree(line);
                said.put(
                        set.relativize(Path.of(diagnosis.path("source").asString()))
                                .toString(),
                        diagnosis);
            }
        }
        int judged = 0;
        for (String line : Files.readAllLines(set.resolve("cases.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            JsonNode diagnosis = said.getOrDefault(
                    truth.path("file").asString(), JSON.getNodeFactory().nullNode());
            assertThat(diagnosis.isNull())
                    .as("no Diagnosis of %s", truth.path("file"))
                    .isFalse();
            judge.judge(truth, diagnosis);
            judged++;
        }
        assertThat(judged).isPositive();
    }

    private static String run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]));
        int status = Main.run(terminal, arguments.toArray(new String[0]));
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
