package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;

/// Holds STANDARDS.md and the standards that the code cites together.
///
/// Cited is what a Java file names as RFC, and what a comment of a data file names. A name between backticks is
/// an example of a value and no citation.
class StandardsTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| RFC (\\d+) \\|[^|]*\\| (Yes|Partly|No) \\|", Pattern.MULTILINE);
    private static final Pattern ANY_ROW = Pattern.compile("^\\| RFC ", Pattern.MULTILINE);
    private static final Pattern CITATION = Pattern.compile("(?<!`)\\bRFC\\s+(?:///?\\s*)?(\\d{3,5}(?:, \\d{4})*)");

    @Test
    void everyRowIsReadable() {
        assertThat(table()).hasSizeGreaterThan(30).hasSize((int)
                ANY_ROW.matcher(document()).results().count());
    }

    @Test
    void everyStandardThatTheCodeCitesIsInTheTable() {
        Map<String, String> table = table();
        Set<String> missing = cited();
        missing.removeIf(number -> !table.getOrDefault(number, "No").equals("No"));
        assertThat(missing)
                .as("RFCs cited without a row of STANDARDS.md that says Yes or Partly")
                .isEmpty();
    }

    @Test
    void everyStandardThatTheTableClaimsIsCited() {
        Set<String> claimed = table().entrySet().stream()
                .filter(row -> !row.getValue().equals("No"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        claimed.removeAll(cited());
        assertThat(claimed)
                .as("RFCs that STANDARDS.md claims and no source cites")
                .isEmpty();
    }

    private static String document() {
        return read(Home.folder().resolve("STANDARDS.md"));
    }

    /// RFC number to Yes, Partly or No.
    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        for (Matcher row = ROW.matcher(document()); row.find(); ) {
            assertThat(table.put(row.group(1), row.group(2)))
                    .as("a second row of RFC %s", row.group(1))
                    .isNull();
        }
        return table;
    }

    private static Set<String> cited() {
        Set<String> cited = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Home.folder())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/src/main/"))
                    .map(StandardsTest::citing)
                    .forEach(text -> {
                        for (Matcher citation = CITATION.matcher(text); citation.find(); ) {
                            cited.addAll(Set.of(citation.group(1).split(", ")));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cited;
    }

    /// What a file can cite with: all of a Java file, the comments of a data file.
    private static String citing(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".java")) {
            return read(file);
        }
        boolean data = file.toString().contains("/resources/") && !name.endsWith(".html");
        return data ? read(file).lines().filter(line -> line.startsWith("#")).collect(Collectors.joining("\n")) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
