package org.truebounce.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every solved case of the corpus through one front door, with LF and with CRLF line ends: its Diagnosis has all that
/// its `.json` says, and may have more.
///
/// The Diagnosis of a case that fails is written to `target/corpus`, to be read and, where it is right, copied.
public abstract class CorpusContract {
    /// The Diagnosis that the front door gives, as one line of JSON.
    protected abstract String diagnose(CorpusCase mail) throws Exception;

    /// Whether the front door can be told what this owner tells; the usual owner's cases it always can.
    protected boolean takes(Owner owner) {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> everyCaseGetsItsDiagnosis() {
        return cases().stream()
                .flatMap(mail -> Stream.of(
                        dynamicTest(mail.name() + " LF", () -> examine(mail.withLineEnds("\n"))),
                        dynamicTest(mail.name() + " CRLF", () -> examine(mail.withLineEnds("\r\n")))));
    }

    @Test
    void theCorpusIsThereAndComplete() {
        assertThat(cases()).hasSizeGreaterThan(400);
        assertThat(cases()).allMatch(mail -> Files.exists(mail.expectation()), "has a .json");
    }

    private List<CorpusCase> cases() {
        return CorpusCase.all().stream()
                .filter(CorpusCase::isSolved)
                .filter(mail -> mail.owner().equals(Owner.USUAL) || takes(mail.owner()))
                .toList();
    }

    private void examine(CorpusCase mail) throws Exception {
        String diagnosis = diagnose(mail);
        List<String> differences = mail.differences(diagnosis);
        assertThat(differences)
                .as(() -> "the whole Diagnosis: " + kept(mail, diagnosis))
                .isEmpty();
    }

    private static Path kept(CorpusCase mail, String diagnosis) {
        try {
            Path file = Path.of("target", "corpus", mail.name() + ".json");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, diagnosis);
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }
}
