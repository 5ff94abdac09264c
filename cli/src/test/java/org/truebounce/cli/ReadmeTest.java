package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the documents show is what the program does now.
///
/// A document whose generated regions differ is written anew under `target/docs`; `docs/regenerate` runs this
/// test and copies what it wrote. The directives of regions:
///
/// - `output N ARGUMENTS`: the command line and the first N lines that the program prints
/// - `json ARGUMENTS`: the one line of JSON that it prints, laid out for people
/// - `piped TEXT ARGUMENTS`: the command line and what the program prints that finds the text on its standard
///   input
/// - `scan`: what a scan of a small mailbox prints; left as it is where clamd is not installed
/// - `ledger ARGUMENTS`: what `truebounce ledger` prints of the ledger of a [LedgerExample]
/// - `stream-help`: what `truebounce stream --help` prints
/// - `file PATH`: a file of the project; where it has lines that say "TrueBounce begins" and "TrueBounce ends", what
///   stands between them
/// - `java`: the marked lines of [SixLines]
/// - `score groups`, `score folders`: the [CorpusScore]
class ReadmeTest {
    private static final Path RENEWED = Path.of("target", "docs");
    private static final Pattern PART =
            Pattern.compile("(?s)[^\n]*TrueBounce begins -->\n(.*?)[^\n]*TrueBounce ends -->\n");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#]+)(?:#[^)]*)?\\)");

    /// The job is a program of its own; its tests compare this file with its settings.
    private static final Path STREAM_HELP =
            Path.of("stream", "src", "main", "resources", "org", "truebounce", "stream", "help.txt");

    @TestFactory
    Stream<DynamicTest> everyGeneratedRegionIsUpToDate() throws IOException {
        List<Path> documents = documents();
        assertThat(documents).as("documents with generated regions").contains(Path.of("README.md"));
        return documents.stream()
                .map(document -> DynamicTest.dynamicTest(document.toString(), () -> isUpToDate(document)));
    }

    @Test
    void theJavaOfReadmeRuns() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SixLines.run(Program.home().resolve("examples/local-unknown.eml"));
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("juergen@alder.example does not exist")
                .contains("juergen@alder.example: user-unknown");
    }

    @Test
    void theJavaOfReadmeHasSixLines() {
        assertThat(sixLines().lines()).hasSize(6);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : markdown()) {
            for (Matcher link = LINK.matcher(read(document)); link.find(); links++) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(Program.home().relativize(document) + " -> " + link.group(1));
                }
            }
        }
        assertThat(links).isGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    /// The documents that have generated regions, relative to the project's folder.
    private static List<Path> documents() throws IOException {
        return markdown().stream()
                .filter(file -> MarkedRegions.areIn(read(file)))
                .map(Program.home()::relativize)
                .toList();
    }

    private static List<Path> markdown() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(Program.home());
                Stream<Path> below = Files.walk(Program.home().resolve("docs"))) {
            Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(documents::add);
        }
        return documents;
    }

    private static void isUpToDate(Path document) throws IOException {
        String now = read(Program.home().resolve(document));
        String renewed = MarkedRegions.regenerated(now, ReadmeTest::generate);
        Path file = RENEWED.resolve(document);
        if (renewed.equals(now)) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(RENEWED.resolve(document).getParent());
        Files.writeString(file, renewed);
        assertThat(renewed)
                .as("%s is out of date. Renew it: docs/regenerate, or: cp cli/%s %s", document, file, document)
                .isEqualTo(now);
    }

    private static String generate(String directive, String now) {
        List<String> words = List.of(directive.strip().split(" +"));
        List<String> arguments = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "output" -> output(Integer.parseInt(arguments.getFirst()), arguments.subList(1, arguments.size()));
            case "json" -> json(arguments);
            case "piped" -> piped(arguments.getFirst(), arguments.subList(1, arguments.size()));
            case "scan" -> ClamdServer.program().isPresent() ? ScanExample.printed() : now;
            case "filing" -> MailServer.isInstalled() ? FilingExample.printed() : now;
            case "ledger" -> LedgerExample.printed(arguments);
            case "shadow" -> ShadowExample.printed();
            case "rest" -> RestTables.paths();
            case "problems" -> RestTables.problems();
            case "stream-help" ->
                "```text\n$ ./truebounce stream --help\n" + read(Program.home().resolve(STREAM_HELP)) + "```";
            case "file" -> file(arguments.getFirst());
            case "java" -> "```java\n" + sixLines() + "```";
            case "score" ->
                arguments.contains("folders")
                        ? CorpusScore.measured().byFolder()
                        : CorpusScore.measured().byGroup();
            default -> throw new IllegalStateException("unknown directive: " + directive);
        };
    }

    private static String output(int most, List<String> arguments) {
        List<String> lines = Program.prints(arguments).strip().lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(most, lines.size())))
                .stripTrailing();
        String more = lines.size() > most ? "\n  ..." : "";
        return "```text\n$ ./truebounce " + String.join(" ", arguments) + "\n" + shown + more + "\n```";
    }

    private static String piped(String text, List<String> arguments) {
        String shown = Program.prints(arguments, text + "\n").stripTrailing();
        return "```text\n$ echo '" + text + "' | ./truebounce " + String.join(" ", arguments) + "\n" + shown + "\n```";
    }

    private static String json(List<String> arguments) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String line = Program.prints(arguments);
        return "```json\n" + mapper.writeValueAsString(mapper.readTree(line)).replace("\r\n", "\n") + "\n```";
    }

    private static String file(String path) {
        String text = read(Program.home().resolve(path));
        String shown = PART.matcher(text)
                .results()
                .map(part -> part.group(1))
                .reduce((one, other) -> one + "    ...\n" + other)
                .orElse(text);
        return "```" + path.substring(path.lastIndexOf('.') + 1) + "\n" + shown.stripTrailing() + "\n```";
    }

    private static String sixLines() {
        String source = read(Path.of("src", "test", "java", "org", "truebounce", "cli", "SixLines.java"));
        String begin = "// README begins\n";
        return source.substring(source.indexOf(begin) + begin.length(), source.indexOf("        // README ends"))
                .indent(-8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
