package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;

/// The command line says of every case of the corpus what the library says of it.
class CorpusThroughCommandTest {
    private static final Account OWNER = Account.of(List.of("robin@alder.example"), List.of("mx1.alder.example"));

    @Test
    void everyCaseGetsTheSameDiagnosis() throws IOException {
        Path corpus = Program.home().resolve("corpus");
        CommandRun run = CommandRun.of(
                "check",
                "--json",
                "--all",
                "--me",
                "robin@alder.example",
                "--trust",
                "mx1.alder.example",
                corpus.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.lines();
        List<Path> cases = cases(corpus);
        assertThat(cases).hasSizeGreaterThan(400);
        assertThat(run.sources())
                .containsExactlyElementsOf(cases.stream().map(Path::toString).toList());
        for (int i = 0; i < cases.size(); i++) {
            assertThat(lines.get(i)).isEqualTo(byLibrary(cases.get(i)));
        }
    }

    private static String byLibrary(Path mail) throws IOException {
        return JsonReport.line(TrueBounce.diagnose(Files.readAllBytes(mail), OWNER), mail.toString());
    }

    /// The cases, and an owner's sent mail beside them, as a walk by names meets them: `qmail/` goes before
    /// `qmail-ldap/`.
    private static List<Path> cases(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().matches(".*\\.(eml|sent)"))
                    .sorted(Comparator.comparing(file -> file.toString().replace('/', '\0')))
                    .toList();
        }
    }
}
