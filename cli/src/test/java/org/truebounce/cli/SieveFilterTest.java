package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Filters as Dovecot's Sieve takes them: which notices of the corpus are put aside.
class SieveFilterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILED = "store message in folder: Forged bounces";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--until 2099-01-01",
                "--for-ever",
                "--flag",
                "--discard",
                "--capabilities fileinto",
                "--capabilities fileinto,body",
                "--capabilities fileinto,body,date,relational",
                "--guard X-TrueBounce=verdict=backscatter --capabilities fileinto,mailbox",
                "--verdicts corpus"
            })
    void everyVariantCompiles(String options) throws IOException, InterruptedException {
        Path script = script(options.replace("corpus", Program.home().resolve("corpus").toString()).split(" "));
        Shell compiled = sieve("sievec", script.toString(), script + ".svbin");
        assertThat(compiled.status()).as(compiled.err()).isZero();
    }

    @Test
    void noGenuineNoticeIsPutAsideAndForgedOnesAre() throws IOException, InterruptedException {
        Path script = script("--until", "2099-01-01");
        int genuine = 0;
        int forged = 0;
        int filed = 0;
        List<String> hidden = new ArrayList<>();
        for (Path label : labels()) {
            JsonNode truth = JSON.readTree(Files.readString(label));
            String verdict = truth.path("verdict").asString("");
            Path mail = Path.of(label.toString().replace(".json", ".eml"));
            if (verdict.equals("genuine") || verdict.equals("undecided")) {
                genuine++;
                if (isFiled(script, mail)) {
                    hidden.add(mail.toString());
                }
            } else if (verdict.equals("backscatter")) {
                forged++;
                filed += isFiled(script, mail) ? 1 : 0;
            }
        }
        System.out.println("Sieve: of " + genuine + " notices that may be genuine " + hidden.size() + " put aside; of "
                + forged + " forged ones " + filed);
        assertThat(genuine).isGreaterThan(20);
        assertThat(hidden).isEmpty();
        assertThat(filed).isPositive();
    }

    @Test
    void afterItsDayItDoesNothing() throws IOException, InterruptedException {
        Path forged = forged();
        assertThat(isFiled(script("--until", "2099-01-01"), forged)).isTrue();
        assertThat(isFiled(script("--until", "2020-01-01"), forged)).isFalse();
    }

    private static Path forged() throws IOException {
        for (Path label : labels()) {
            Path mail = Path.of(label.toString().replace(".json", ".eml"));
            boolean backscatter = JSON.readTree(Files.readString(label)).path("verdict").asString("").equals("backscatter");
            if (backscatter && Files.readString(mail, java.nio.charset.StandardCharsets.ISO_8859_1).contains("report-type=delivery-status")) {
                return mail;
            }
        }
        throw new IllegalStateException("no forged notice in the corpus");
    }

    private static List<Path> labels() throws IOException {
        try (Stream<Path> files = Files.walk(Program.home().resolve("corpus"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Files.exists(Path.of(file.toString().replace(".json", ".eml"))))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFiled(Path script, Path mail) throws IOException, InterruptedException {
        Shell delivered = sieve("sieve-test", script.toString(), mail.toString());
        assertThat(delivered.status()).as(delivered.err()).isZero();
        return delivered.out().contains(FILED);
    }

    private static Path script(String... options) throws IOException {
        assumeTrue(Shell.has("sieve-test"), "sieve-test is missing: Debian's dovecot-sieve has it");
        List<String> arguments = new ArrayList<>(List.of(
                "filter", "--me", "robin@alder.example", "--host", "mail.alder.example", "--host", "mx1.alder.example"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        Path script = Files.createTempFile("truebounce", ".sieve");
        Files.writeString(script, run.out());
        return script;
    }

    private static Shell sieve(String program, String... arguments) throws IOException, InterruptedException {
        Path settings = Path.of("target", "sieve.conf").toAbsolutePath();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "mail_location = maildir:" + settings.resolveSibling("sieve-mail") + "\nssl = no\nlog_path = /dev/stderr\n");
        List<String> command = new ArrayList<>(List.of(program, "-c", settings.toString()));
        command.addAll(List.of(arguments));
        return Shell.run(Path.of("."), Map.of(), command);
    }
}
