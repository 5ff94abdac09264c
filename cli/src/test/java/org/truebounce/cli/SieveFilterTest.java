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
        Path script = script(
                options.replace("corpus", Program.home().resolve("corpus").toString())
                        .split(" "));
        Shell compiled = sieve("sievec", script.toString(), script + ".svbin");
        assertThat(compiled.status()).as(compiled.err()).isZero();
    }

    /// All that is forged for certain in the corpus, by what its labels tell of its making.
    private static final List<String> FORGED =
            List.of("genuine-hard/reverse-ndr-spammers-lure-returned", "postfix/lab-second-mx");

    @Test
    void noGenuineNoticeOfTheCorpusIsPutAside() throws IOException, InterruptedException {
        Path script = script("--until", "2099-01-01");
        List<String> filed = new ArrayList<>();
        int looked = 0;
        for (Path mail : notices()) {
            looked++;
            if (isFiled(script, mail)) {
                filed.add(Program.home()
                        .resolve("corpus")
                        .relativize(mail)
                        .toString()
                        .replace(".eml", ""));
            }
        }
        assertThat(looked).isGreaterThan(300);
        assertThat(filed).containsExactlyInAnyOrderElementsOf(FORGED);
    }

    @Test
    void wholeMailboxesLoseNothingGenuine() throws IOException, InterruptedException {
        assumeTrue(System.getenv("TRUEBOUNCE_CORPUS") != null, "TRUEBOUNCE_CORPUS names no folder of labelled mail");
        Path set = Path.of(System.getenv("TRUEBOUNCE_CORPUS"), "lab");
        List<String> hidden = new ArrayList<>();
        int forged = 0;
        for (String line : Files.readAllLines(set.resolve("cases.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            String file = truth.path("file").asString();
            String owner = file.substring(0, file.indexOf('/'));
            Path script = Path.of("target", "sieve-" + owner + ".sieve");
            Files.writeString(
                    script,
                    filter(
                            "--me",
                            "user@" + owner + ".example",
                            "--host",
                            "mx." + owner + ".example",
                            "--sent",
                            set.resolve(owner).resolve("sent.mbox").toString(),
                            "--for-ever"));
            String label = truth.path("label").asString();
            boolean filed = isFiled(script, set.resolve(file));
            if (filed && !label.equals("backscatter")) {
                hidden.add(file + " " + label);
            }
            forged += filed && label.equals("backscatter") ? 1 : 0;
        }
        assertThat(hidden).isEmpty();
        assertThat(forged).isGreaterThan(20);
    }

    @Test
    void afterItsDayItDoesNothing() throws IOException, InterruptedException {
        Path forged = Program.home().resolve("corpus").resolve(FORGED.getLast() + ".eml");
        assertThat(isFiled(script("--until", "2099-01-01"), forged)).isTrue();
        assertThat(isFiled(script("--until", "2020-01-01"), forged)).isFalse();
    }

    private static List<Path> notices() throws IOException {
        try (Stream<Path> files = Files.walk(Program.home().resolve("corpus"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> !file.toString().contains("/fake/"))
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
        List<String> arguments = new ArrayList<>(
                List.of("--me", "robin@alder.example", "--host", "mail.alder.example", "--host", "mx1.alder.example"));
        arguments.addAll(List.of(options));
        Path script = Path.of("target", "filter-" + Integer.toHexString(arguments.hashCode()) + ".sieve");
        Files.createDirectories(script.getParent());
        return Files.writeString(script, filter(arguments.toArray(String[]::new)));
    }

    private static String filter(String... options) {
        List<String> arguments = new ArrayList<>(List.of("filter"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    /// Runs a program of Dovecot; started as root, it becomes nobody, as the mail's owner should be.
    private static Shell sieve(String program, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Shell.has(program), program + " is missing: Debian's dovecot-sieve has it");
        Path settings = Path.of("target", "sieve.conf").toAbsolutePath();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                mail_location = maildir:/nonexistent
                ssl = no
                log_path = /dev/stderr
                mail_uid = 65534
                mail_gid = 65534
                first_valid_uid = 1
                first_valid_gid = 1
                """);
        List<String> command = new ArrayList<>(List.of(program, "-c", settings.toString()));
        command.addAll(List.of(arguments));
        return Shell.run(Path.of("."), Map.of(), command);
    }
}
