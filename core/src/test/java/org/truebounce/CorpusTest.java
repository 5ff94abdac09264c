package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every case of the corpus, with LF and with CRLF line ends: its Diagnosis has all that its `.json` says, and
/// may have more.
///
/// The Diagnosis of a case that fails is written to `target/corpus`, to be read and, where it is right, copied.
class CorpusTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Account OWNER = Account.of(List.of("robin@alder.example"), List.of("mx1.alder.example"));

    @TestFactory
    Stream<DynamicTest> everyCaseGetsItsDiagnosis() throws IOException {
        return cases().flatMap(mail -> Stream.of(
                DynamicTest.dynamicTest(name(mail) + " LF", () -> examine(mail, "\n")),
                DynamicTest.dynamicTest(name(mail) + " CRLF", () -> examine(mail, "\r\n"))));
    }

    @Test
    void theCorpusIsThereAndComplete() throws IOException {
        List<Path> cases = cases().toList();
        assertThat(cases).hasSizeGreaterThan(400);
        assertThat(cases).allMatch(mail -> Files.exists(expectation(mail)), "has a .json");
    }

    private static Stream<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> !file.toString().contains("unsolved"))
                    .sorted()
                    .forEach(cases::add);
        }
        return cases.stream();
    }

    private static String name(Path mail) {
        return Home.corpus().relativize(mail).toString().replace(".eml", "");
    }

    private static Path expectation(Path mail) {
        return Path.of(mail.toString().replaceAll("\\.eml$", ".json"));
    }

    private static void examine(Path mail, String lineEnd) throws IOException {
        byte[] bytes = withLineEnds(Files.readAllBytes(mail), lineEnd);
        String line = JsonReport.line(TrueBounce.diagnose(bytes, OWNER), name(mail));
        JsonNode expected = JSON.readTree(Files.readString(expectation(mail)));
        List<String> differences = new ArrayList<>();
        compare(expected, JSON.readTree(line), differences);
        if (!differences.isEmpty()) {
            Path said = Path.of("target", "corpus", name(mail) + ".json");
            Files.createDirectories(said.getParent());
            Files.writeString(said, line);
            differences.add("the whole Diagnosis: " + said);
        }
        assertThat(differences).isEmpty();
    }

    private static byte[] withLineEnds(byte[] bytes, String lineEnd) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace("\r\n", "\n").replace("\n", lineEnd).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void compare(JsonNode expected, JsonNode said, List<String> differences) {
        expected.propertyStream().forEach(property -> {
            JsonNode wanted = property.getValue();
            switch (property.getKey()) {
                case "failures" -> failures(wanted, said.path("failures"), differences);
                case "original", "reporter", "answers" ->
                    wanted.propertyStream()
                            .forEach(inner -> value(
                                    inner.getKey(),
                                    inner.getValue(),
                                    said.path(property.getKey()).path(inner.getKey()),
                                    differences));
                case "verdictNot" -> assertThat(wanted).noneMatch(word -> word.equals(said.path("verdict")));
                case "source-note", "decides" -> {}
                default -> value(property.getKey(), wanted, said.path(property.getKey()), differences);
            }
        });
    }

    private static void failures(JsonNode wanted, JsonNode said, List<String> differences) {
        if (wanted.size() != said.size()) {
            differences.add("failures: wanted " + wanted + ", said " + said);
            return;
        }
        for (JsonNode failure : wanted) {
            String recipient = failure.path("recipient").asString("").toLowerCase(Locale.ROOT);
            JsonNode match = said.valueStream()
                    .filter(other -> other.path("recipient")
                            .asString("")
                            .toLowerCase(Locale.ROOT)
                            .equals(recipient))
                    .findFirst()
                    .orElse(said.path(0));
            failure.propertyStream()
                    .forEach(property -> value(
                            recipient + " " + property.getKey(),
                            property.getValue(),
                            match.path(property.getKey()),
                            differences));
        }
    }

    private static void value(String name, JsonNode wanted, JsonNode said, List<String> differences) {
        boolean same = wanted.isString() ? wanted.asString().equalsIgnoreCase(said.asString("")) : wanted.equals(said);
        if (!same) {
            differences.add(name + ": wanted " + wanted + ", said " + said);
        }
    }
}
