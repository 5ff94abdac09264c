package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.report.JsonReport;

/// The corpus through the job gets the Diagnoses that the core gives, letter by letter.
class CorpusThroughStreamTest {
    private static final String OWNER = "robin@alder.example";
    private static final String HOST = "mx1.alder.example";

    @TempDir
    private Path out;

    @Test
    void everyCaseGetsTheDiagnosisOfTheCore() throws Exception {
        Path corpus = LocalRun.home().resolve("corpus");
        compare(corpus, expected(corpus, Resolver.off()), "off");
    }

    /// A notice for which the DNS must be asked goes another way through the job.
    @Test
    void withTheDnsAskedTheDiagnosesAreTheCoresToo() throws Exception {
        Path zone = LocalRun.home().resolve("corpus/postfix/lab-second-mx.zone").toAbsolutePath();
        Path corpus = LocalRun.home().resolve("corpus/postfix");
        compare(corpus, expected(corpus, Resolver.zoneFile(zone)), zone.toString());
    }

    private void compare(Path corpus, Map<String, String> expected, String dns) throws Exception {
        LocalRun.run(
                "--local",
                corpus.toString(),
                "--out",
                out.toString(),
                "--all",
                "true",
                "--mailbox",
                OWNER,
                "--received-by",
                HOST,
                "--dns",
                dns,
                "--dns.questions-per-second",
                "1000000");
        Map<String, String> said = new TreeMap<>();
        // Sent mail lies beside a case too; and what the cases of one mailbox show together may amend one.
        List<String> lines = LocalRun.lines(out.resolve("diagnoses")).stream()
                .filter(line -> line.contains("\"revision\":0,") && source(line).endsWith(".eml"))
                .toList();
        lines.forEach(line -> said.put(source(line), line));
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(lines).hasSize(expected.size());
        assertThat(said.keySet()).isEqualTo(expected.keySet());
        expected.forEach((source, line) -> assertThat(said.get(source))
                .isEqualTo(line.substring(0, line.length() - 1) + ",\"mailbox\":\"" + OWNER
                        + "\",\"revision\":0,\"amendedBy\":null}"));
        assertThat(LocalRun.lines(out.resolve("dead-letters"))).isEmpty();
    }

    private static Map<String, String> expected(Path corpus, Resolver dns) throws IOException {
        Account owner = Account.of(List.of(OWNER), List.of(HOST)).withDns(dns);
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                String source = corpus.relativize(file).toString();
                expected.put(source, JsonReport.line(TrueBounce.diagnose(Files.readAllBytes(file), owner), source));
            }
        }
        return expected;
    }

    private static String source(String line) {
        String field = "\"source\":\"";
        int begin = line.indexOf(field) + field.length();
        return line.substring(begin, line.indexOf('"', begin));
    }
}
