package org.truebounce.remedies.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whole folders of mail anonymised: no private name is left, and each message is read as before.
class AnonymizerCorpusTest {
    private static final Wishes OWNER = new Wishes(
            List.of("robin@alder.example"),
            List.of("mx1.alder.example"),
            false,
            false,
            Duration.ZERO,
            Optional.of("1"));
    private static final Wishes DRESSED = new Wishes(
            List.of("robin@alderhof.de"), List.of("mx1.alderhof.de"), false, false, Duration.ZERO, Optional.of("1"));

    /// What one folder gave.
    private static final class Sum {
        private int messages;
        private int same;
        private final List<String> lines = new ArrayList<>();
        private final List<String> leftovers = new ArrayList<>();
        private final TreeMap<String, Integer> facts = new TreeMap<>();

        void add(String name, byte[] message, Wishes wishes) {
            Anonymized anonymized = new Anonymizer(wishes).anonymize(message);
            messages++;
            same += anonymized.differences().isEmpty() ? 1 : 0;
            anonymized.differences().forEach(difference -> {
                facts.merge(difference.fact(), 1, Integer::sum);
                lines.add(name + ": " + difference);
            });
            anonymized.leftovers().forEach(leftover -> leftovers.add(name + ": " + leftover));
        }

        void report(String folder) throws IOException {
            Path file = Path.of("target", "anonymize", folder + ".txt");
            Files.createDirectories(file.getParent());
            List<String> all = new ArrayList<>(lines);
            leftovers.forEach(leftover -> all.add("LEFT " + leftover));
            all.add(same + " of " + messages + " as before; " + facts);
            Files.write(file, all);
            System.out.println("anonymize " + folder + ": " + all.getLast());
        }

        double share() {
            return (double) same / messages;
        }
    }

    @Test
    void theCorpusIsReadAsBefore() throws IOException {
        Sum sum = of(Path.of("..", "corpus"), OWNER, message -> message);
        sum.report("corpus");
        assertThat(sum.leftovers).isEmpty();
        assertThat(sum.messages).isGreaterThan(400);
        assertThat(sum.share()).as(sum.facts.toString()).isGreaterThanOrEqualTo(0.99);
    }

    /// The corpus has names that nobody bears; here they are such as people have.
    @Test
    void theCorpusWithNamesOfPeopleIsReadAsBefore() throws IOException {
        Sum sum = of(Path.of("..", "corpus"), DRESSED, AnonymizerCorpusTest::dressed);
        sum.report("dressed");
        assertThat(sum.leftovers).isEmpty();
        assertThat(sum.share()).as(sum.facts.toString()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void labelledMailIsReadAsBefore() throws IOException {
        Optional<String> folder = Optional.ofNullable(System.getenv("TRUEBOUNCE_CORPUS"));
        assumeTrue(folder.isPresent(), "TRUEBOUNCE_CORPUS names no folder of labelled mail");
        Sum reading = of(Path.of(folder.orElseThrow(), "reading"), Wishes.NONE, message -> message);
        reading.report("reading");
        Sum wild = of(Path.of(folder.orElseThrow(), "wild"), Wishes.NONE, message -> message);
        wild.report("wild");
        assertThat(reading.leftovers).hasSizeLessThan(3);
        assertThat(wild.leftovers).hasSizeLessThan(wild.messages / 100);
        assertThat(reading.share()).as(reading.facts.toString()).isGreaterThanOrEqualTo(0.98);
        assertThat(wild.share()).as(wild.facts.toString()).isGreaterThanOrEqualTo(0.99);
    }

    private interface Change {
        byte[] of(byte[] message);
    }

    private static Sum of(Path folder, Wishes wishes, Change change) throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".eml")).sorted().forEach(cases::add);
        }
        Sum sum = new Sum();
        for (Path file : cases) {
            sum.add(folder.relativize(file).toString(), change.of(Files.readAllBytes(file)), wishes);
        }
        return sum;
    }

    private static byte[] dressed(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .replaceAll("(?i)alder\\.example", "alderhof.de")
                .replaceAll("(?i)\\bexample\\.(net|org|com)\\b", "birkenweg.$1")
                .replaceAll("(?i)([a-z0-9])\\.example\\b", "$1-werke.fr")
                .replace("192.0.2.", "93.184.21.")
                .replace("198.51.100.", "62.96.33.")
                .replace("203.0.113.", "81.169.145.")
                .replace("2001:db8:", "2a01:4f8:")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
