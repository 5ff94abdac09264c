package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;
import org.truebounce.mail.Message;

/// Every dialect file is in the order, and reaches at least one case of the corpus.
class DialectFilesTest {
    private static final Path FOLDER = Home.folder().resolve("core/src/main/resources/org/truebounce/notice/dialects");

    /// Dialects that no case of the corpus reaches yet, each with what stands in the way.
    private static final Map<String, String> UNPROVEN = Map.of(
            "gmx", "its case is in the words of Exim, which GMX runs",
            "outlook-com", "its case comes from a host of Exchange Online, which is known first",
            "qq", "its case has the sender's name in quotes, its words do not",
            "strato", "its case is anonymised, its words are Strato's own host names");

    @Test
    void theFolderIsTheOrder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dialect"))
                    .map(name -> name.replace(".dialect", ""))
                    .toList();
            assertThat(Dialects.all().stream().map(Dialect::name))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyDialectIsSaidOfACase() throws IOException {
        Set<String> unsaid = Dialects.all().stream().map(Dialect::name).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            files.filter(file -> file.toString().endsWith(".eml"))
                    .map(DialectFilesTest::dialect)
                    .flatMap(Optional::stream)
                    .forEach(unsaid::remove);
        }
        assertThat(unsaid)
                .as("dialects without a case, or whose cases another dialect takes")
                .isEqualTo(UNPROVEN.keySet());
    }

    private static Optional<String> dialect(Path mail) {
        try {
            return Notice.read(Message.parse(Files.readAllBytes(mail)))
                    .reporter()
                    .dialect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
