package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.ledger.Ledger;
import tools.jackson.databind.JsonNode;

/// What `truebounce batv` takes, prints and ends with.
class BatvCommandTest {
    private static final String TODAY = "2026-11-23T13:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    private String keys = "";

    @BeforeEach
    void writeKeys() throws IOException {
        keys = Files.writeString(folder.resolve("keys"), "0 secret\n9 secret\n").toString();
    }

    private CommandRun batv(String... arguments) {
        List<String> all = new ArrayList<>(List.of("batv"));
        all.addAll(List.of(arguments));
        if (!all.contains("--keys")) {
            all.addAll(List.of("--keys", keys));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }

    private CommandRun verify(String address) {
        return batv("verify", address, "--at", TODAY);
    }

    /// The first two were made with Exim 4.96 on their day, the others by the same rule.
    @ParameterizedTest
    @CsvSource({
        "2026-11-23, joe@example.com, 0 secret, prvs=078711cb40=joe@example.com",
        "2026-11-23, list-owner+x@sub.example.org, 9 secret, prvs=97878a8273=list-owner+x@sub.example.org",
        "2026-09-24, Joe@example.com, 0 secret, prvs=072764a0d8=Joe@example.com",
        "2026-01-01, joe@example.com, 1 s3cr3ts3cr1t, prvs=1461e9f8f7=joe@example.com",
        "2024-10-03, joe@example.com, 0 secret, prvs=0006a6782e=joe@example.com",
        "2024-10-04, joe@example.com, 0 secret, prvs=0007a57560=joe@example.com",
    })
    void vectors(String date, String address, String key, String signed) throws IOException {
        keys = Files.writeString(folder.resolve("vector"), key + "\n").toString();
        CommandRun run = batv("sign", address, "--at", date + "T00:00:00Z");
        assertThat(run.out()).isEqualTo(signed + "\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        JsonNode told = batv("verify", "--json", signed, "--at", date + "T23:59:59Z")
                .diagnoses()
                .getFirst();
        assertThat(told.path("status").asString()).isEqualTo("valid");
        assertThat(told.path("original").asString()).isEqualTo(address);
        assertThat(told.path("keyNumber").asInt()).isEqualTo(key.charAt(0) - '0');
        assertThat(told.path("daysLeft").asInt()).isEqualTo(7);
        assertThat(told.path("lastDay").asString())
                .isEqualTo(LocalDate.parse(date).plusDays(7).toString());
    }

    @Test
    void whatEximGetsWrong() {
        assertThat(verify("prvs=078711CB40=joe@example.com").out())
                .as("upper-case digits, which Exim refuses")
                .startsWith("✔ VALID");
        String expired = batv("sign", "joe@example.com", "--at", "2024-05-30T13:00:00Z")
                .out()
                .strip();
        assertThat(verify(expired).out())
                .as("over for 900 days, which Exim takes")
                .startsWith("? EXPIRED")
                .contains("900 days too late");
        assertThat(verify("prvs=078711cb40=Joe@example.com").out()).startsWith("✖ NOT YOURS");
    }

    @Test
    void eachAnswerIsInPlainWords() {
        assertThat(verify("prvs=078711cb40=joe@example.com").out())
                .contains("key 0 for joe@example.com; good for 7 days more", "2026-11-30");
        assertThat(batv("verify", "prvs=078711cb40=joe@example.com", "--at", "2026-11-30T13:00:00Z")
                        .out())
                .contains("good until the end of today");
        assertThat(batv("verify", "prvs=078711cb40=joe@example.com", "--at", "2026-12-01T13:00:00Z")
                        .out())
                .contains("? EXPIRED", "1 day too late");
        assertThat(verify("prvs=578711cb40=joe@example.com").out()).contains("? UNKNOWN KEY", "key 5");
        assertThat(verify("prvs=joe=aa@example.com").out()).contains("✖ BROKEN");
        assertThat(verify("joe@example.com").out()).contains("· NOT SIGNED");
    }

    @Test
    void theSubAddressFormAndFoldedCase() {
        assertThat(batv("sign", "joe@example.com", "--form", "subaddress", "--at", TODAY)
                        .out())
                .isEqualTo("joe+prvs=078711cb40@example.com\n");
        assertThat(verify("joe+prvs=078711cb40@example.com").out()).startsWith("✔ VALID");
        String folded = batv("sign", "Joe@example.com", "--fold-case", "--at", TODAY)
                .out()
                .strip();
        assertThat(folded).isEqualTo("prvs=078711cb40=Joe@example.com");
        assertThat(batv("verify", folded.toLowerCase(Locale.ROOT), "--fold-case", "--at", TODAY)
                        .out())
                .startsWith("✔ VALID");
        assertThat(verify(folded).out()).startsWith("✖ NOT YOURS");
    }

    @Test
    void whatCannotBeSignedStaysAsItIs() {
        for (Map.Entry<String, String> left : Map.of(
                        "x".repeat(49) + "@example.com",
                        "64 octets",
                        "\"a b\"@example.com",
                        "quoted",
                        "prvs=078711cb40=joe@example.com",
                        "a tag already",
                        "nobody",
                        "not an address")
                .entrySet()) {
            CommandRun run = batv("sign", left.getKey());
            assertThat(run.status()).isZero();
            assertThat(run.out()).isEqualTo(left.getKey() + "\n");
            assertThat(run.err()).contains("stays as it is", left.getValue()).hasLineCount(1);
        }
        JsonNode told = batv("sign", "--json", "nobody").diagnoses().getFirst();
        assertThat(told.path("signed").isNull()).isTrue();
        assertThat(told.path("why").asString()).isNotEmpty();
    }

    @Test
    void keysAreMadeRotatedAndShownWithoutSecrets() throws IOException {
        Path file = folder.resolve("fresh");
        String[] place = {"--keys", file.toString()};
        CommandRun made = batv("keys", "make", place[0], place[1]);
        assertThat(made.status()).isZero();
        assertThat(made.out()).matches("key 1  fingerprint [0-9a-f]{8}  signs since \\d{4}-\\d\\d-\\d\\d\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String signed =
                batv("sign", "joe@example.com", place[0], place[1]).out().strip();
        batv("keys", "prepare", place[0], place[1]);
        assertThat(batv("sign", "joe@example.com", place[0], place[1]).out()).startsWith("prvs=1");
        CommandRun rotated = batv("keys", "rotate", place[0], place[1]);
        assertThat(rotated.lines()).hasSize(2).first().asString().startsWith("key 2");
        assertThat(rotated.out())
                .contains(
                        "replaced on",
                        "to go after " + LocalDate.now(ZoneOffset.UTC).plusDays(14));
        assertThat(batv("verify", signed, place[0], place[1]).out()).startsWith("✔ VALID");
        JsonNode old =
                batv("keys", "show", "--json", place[0], place[1]).diagnoses().getLast();
        assertThat(old.path("state").asString()).isEqualTo("verifies");
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                assertThat(rotated.out() + rotated.err() + made.out()).doesNotContain(line.substring(2));
            }
        }
    }

    @Test
    void aFileThatIsThereIsNotMadeAnew() throws IOException {
        CommandRun run = batv("keys", "make");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is there already", "keys rotate").hasLineCount(1);
        assertThat(Files.readString(Path.of(keys))).isEqualTo("0 secret\n9 secret\n");
    }

    @Test
    void whatCannotBeUsedCostsOneLineWithoutASecret() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "my-secret-word\n");
        for (CommandRun run : List.of(
                batv("sign", "joe@example.com", "--keys", folder.resolve("none").toString()),
                batv("keys", "show", "--keys", broken.toString()),
                batv("keys", "bake"),
                batv("sign"),
                batv("verify", "joe@example.com", "--at", "yesterday"),
                batv("sign", "joe@example.com", "--lifetime", "0"),
                batv("brew", "joe@example.com"),
                batv("shadow", "--ledger", folder.resolve("no-ledger").toString()))) {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1).doesNotContain("my-secret-word", "Exception");
        }
    }

    @Test
    void theKeysMayStandInTheSettingsFile() throws IOException {
        Path settings = Files.writeString(folder.resolve("account.toml"), "batv-keys = \"" + keys + "\"\n");
        CommandRun run =
                CommandRun.of("batv", "sign", "joe@example.com", "--at", TODAY, "--config", settings.toString());
        assertThat(run.out()).isEqualTo("prvs=078711cb40=joe@example.com\n");
    }

    @Test
    void theShadowReportOfALedger() {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file)) {
            ledger.learn(
                    List.of(),
                    Map.of(LocalDate.parse("2026-11-20"), Map.of("returns.signed", 3L, "returns.notice.unsigned", 2L)));
        }
        CommandRun text = batv("shadow", "--ledger", file.toString(), "--at", TODAY);
        assertThat(text.status()).isZero();
        assertThat(text.out().strip())
                .startsWith("? NOT YET")
                .contains("3 of 14 days", "2  in all that the guard does");
        JsonNode report = batv("shadow", "--json", "--ledger", file.toString(), "--at", TODAY)
                .diagnoses()
                .getFirst();
        assertThat(report.path("safeToEnforce").asBoolean(true)).isFalse();
        assertThat(report.path("findings").path("unsigned").asInt()).isEqualTo(2);
        assertThat(report.path("conditions").size()).isEqualTo(5);
    }
}
