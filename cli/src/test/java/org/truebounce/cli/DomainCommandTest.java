package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.remedies.aggregate.Group;
import org.truebounce.remedies.domain.Forgeable;
import org.truebounce.remedies.domain.Severity;
import org.truebounce.remedies.domain.Step;
import org.truebounce.remedies.domain.Subdomain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `truebounce domain` takes, prints and ends with.
class DomainCommandTest {
    private static final Path EXAMPLE = Program.home().resolve("examples/domain");
    private static final Path SCHEMA = Program.home().resolve("docs/reference/domain.schema.json");
    private static final String WATCHING = EXAMPLE.resolve("2-watching.zone").toString();
    private static final String REPORTS = EXAMPLE.resolve("reports").toString();
    private static final String NOTICES = EXAMPLE.resolve("notices").toString();
    private static final Path CASES =
            Program.home().resolve("remedies/src/test/resources/org/truebounce/remedies/domain/cases");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private static JsonNode told(String... arguments) {
        List<String> all = new ArrayList<>(List.of("domain", "--json"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.diagnoses().getFirst();
    }

    private static JsonNode whole() {
        return told(
                "--dns",
                WATCHING,
                "--selector",
                "s2026",
                "--subdomain",
                "shop",
                "--me",
                "robin@alder.example",
                "--trust",
                "mail.alder.example",
                "--reports",
                REPORTS,
                "--notices",
                NOTICES,
                "alder.example");
    }

    @Test
    void withoutTheDnsThereIsOneClearLine() {
        for (List<String> dns : List.of(List.<String>of(), List.of("--dns", "off"))) {
            List<String> arguments = new ArrayList<>(List.of("domain", "--config", noSettings()));
            arguments.addAll(dns);
            arguments.add("alder.example");
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("--dns system", "--dns FILE").hasLineCount(1);
        }
    }

    private String noSettings() {
        try {
            return Files.writeString(folder.resolve("none.toml"), "").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theAnswerComesFirstAndTheRecordsAreThereToCopy() {
        CommandRun run = CommandRun.of(
                "domain", "--dns", EXAMPLE.resolve("1-nothing.zone").toString(), "alder.example");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip()).startsWith("✖ YES");
        assertThat(run.lines())
                .contains(
                        "  1. _dmarc.alder.example. IN TXT \"v=DMARC1; p=none; np=reject; rua=mailto:postmaster@alder.example\"");
        assertThat(run.out()).contains("name   _dmarc", "There is no DMARC record.");
    }

    @Test
    void whatWasPublishedChangesTheAnswer() {
        assertThat(told("--dns", EXAMPLE.resolve("3-refusing.zone").toString(), "Alder.Example.")
                        .path("forgeable")
                        .asString())
                .isEqualTo("no");
    }

    @Test
    void reportsAndNoticesAreJoined() {
        JsonNode domain = whole();
        assertThat(domain.at("/reports/days").asInt()).isEqualTo(30);
        assertThat(domain.at("/reports/own").asInt()).isEqualTo(1_250);
        assertThat(domain.at("/reports/ownPassed").asInt()).isEqualTo(1_240);
        assertThat(domain.at("/reports/safe").asBoolean()).isTrue();
        assertThat(domain.at("/notices/backscatter").asInt()).isEqualTo(4);
        assertThat(domain.at("/notices/clients")
                        .valueStream()
                        .mapToInt(client -> client.path("reported").asInt())
                        .sum())
                .isEqualTo(812);
        assertThat(domain.at("/reports/senders")
                        .valueStream()
                        .map(sender -> sender.path("address").asString() + " "
                                + sender.path("group").asString()))
                .contains("192.0.2.25 yours", "203.0.113.200 forwarder", "203.0.113.66 stranger");
        assertThat(domain.path("records")
                        .valueStream()
                        .map(record -> record.path("value").asString()))
                .as("the next stage")
                .anyMatch(value -> value.contains("p=quarantine") && value.contains("t=y"));
    }

    @Test
    void signaturesOfOwnMailTellTheSelectors() throws IOException {
        String zone = Files.writeString(
                        folder.resolve("zone"),
                        "$ORIGIN alder.example.\n@ IN MX 1 mx.alder.example.\nodd7._domainkey IN TXT \"v=DKIM1; p=\"\n")
                .toString();
        String mail = Files.writeString(
                        folder.resolve("sent.eml"),
                        "DKIM-Signature: v=1; a=rsa-sha256; d=alder.example; s=odd7; h=from; bh=AAAA; b=AAAA\n"
                                + "DKIM-Signature: v=1; a=rsa-sha256; d=other.example; s=not; h=from; bh=AAAA; b=AAAA\n"
                                + "From: robin@alder.example\n\nHello\n")
                .toString();
        assertThat(ids(told("--dns", zone, "alder.example"))).contains("dkim-not-found");
        assertThat(ids(told("--dns", zone, "--mail", mail, "alder.example")))
                .contains("dkim-revoked")
                .doesNotContain("dkim-not-found", "dkim-selector-missing");
    }

    private static List<String> ids(JsonNode domain) {
        return domain.path("findings")
                .valueStream()
                .map(finding -> finding.path("id").asString())
                .toList();
    }

    @Test
    void aNameThatIsNoneCostsOneLineAndTheOthersAreLookedAt() {
        CommandRun run = CommandRun.of("domain", "--json", "--dns", WATCHING, "no domain", "alder.example");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no domain: not a domain's name").hasLineCount(1);
        assertThat(run.diagnoses()).hasSize(1);
    }

    @Test
    void pathsThatAreNotThereCostOneLine() {
        for (String option : List.of("--reports", "--notices", "--mail")) {
            CommandRun run = CommandRun.of("domain", "--dns", WATCHING, option, "/nowhere/at/all", "alder.example");
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("truebounce: " + option + ": ")
                    .contains("does not exist")
                    .hasLineCount(1);
        }
    }

    @Test
    void allThatIsToldIsWithinTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        List<JsonNode> domains = new ArrayList<>(List.of(whole()));
        try (Stream<Path> zones = Files.list(CASES)) {
            zones.filter(file -> file.toString().endsWith(".zone"))
                    .forEach(zone -> domains.add(told("--dns", zone.toString(), "alder.example")));
        }
        assertThat(domains).hasSizeGreaterThan(40);
        List<String> wrong = new ArrayList<>();
        domains.forEach(
                domain -> schema.validate(domain).forEach(error -> wrong.add(domain.path("summary") + " " + error)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsMissingOrStrange() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        var good = (tools.jackson.databind.node.ObjectNode) whole();
        assertThat(schema.validate(good)).isEmpty();
        for (String field : List.copyOf(good.propertyNames())) {
            assertThat(schema.validate(good.deepCopy().without(List.of(field))))
                    .as("without %s", field)
                    .isNotEmpty();
        }
        assertThat(schema.validate(good.deepCopy().put("forgeable", "perhaps"))).isNotEmpty();
        assertThat(schema.validate(good.deepCopy().put("more", 1))).isNotEmpty();
    }

    @Test
    void theSchemaKnowsExactlyTheWordsOfTheProgram() throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(SCHEMA));
        assertThat(words(schema.at("/properties/forgeable/enum")))
                .isEqualTo(Stream.of(Forgeable.values()).map(Forgeable::word).toList());
        assertThat(words(schema.at("/$defs/finding/properties/severity/enum")))
                .isEqualTo(Stream.of(Severity.values()).map(Severity::word).toList());
        assertThat(words(schema.at("/properties/subdomains/items/properties/kind/enum")))
                .isEqualTo(Stream.of(Subdomain.Kind.values())
                        .map(Subdomain.Kind::word)
                        .toList());
        assertThat(words(schema.at("/properties/stages/items/properties/standing/enum")))
                .isEqualTo(Stream.of(Step.Standing.values())
                        .map(Step.Standing::word)
                        .toList());
        assertThat(words(schema.at("/$defs/reports/properties/senders/items/properties/group/enum")))
                .isEqualTo(Stream.of(Group.values()).map(Group::word).toList());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
