package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;

/// The folder's listing is the argument: every check in it is put, and says what misleads it.
class ChecksTest {
    private static final Path FOLDER = Home.folder().resolve("core/src/main/java/org/truebounce/evidence");

    @Test
    void everyCheckIsPut() throws IOException {
        String checks = Files.readString(FOLDER.resolve("Checks.java"));
        List<String> names = checks.lines()
                .map(String::strip)
                .filter(line -> line.matches("new \\w+\\(\\)(,|\\);)"))
                .map(line -> line.substring(4, line.indexOf('(')))
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        sources().map(ChecksTest::name).toList());
    }

    @Test
    void everyCheckEndsItsDocumentWithWhatMisleadsIt() throws IOException {
        for (Path source : sources().toList()) {
            assertThat(lastParagraph(Files.readString(source))).as(name(source)).contains("Misleads ");
        }
    }

    private static String lastParagraph(String source) {
        List<String> lines = source.substring(0, source.indexOf("final class"))
                .lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .toList();
        String document = String.join("\n", lines);
        return document.substring(document.lastIndexOf("\n\n") + 1);
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> read(file).contains(" implements Check {")).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }
}
