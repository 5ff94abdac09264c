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
import org.truebounce.notice.Kind;
import org.truebounce.notice.Reason;
import org.truebounce.verdict.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every Diagnosis is as `docs/reference/diagnosis.schema.json` says, and the schema is strict enough to
/// notice.
class SchemaTest {
    private static final Path FILE = Program.home().resolve("docs/reference/diagnosis.schema.json");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyCaseOfTheCorpusIsWithinTheSchema() throws IOException {
        Schema schema = schema();
        CommandRun run = CommandRun.of(
                "check", "--json", "--all", Program.home().resolve("corpus").toString());
        assertThat(run.status()).isZero();
        List<String> wrong = new ArrayList<>();
        List<JsonNode> diagnoses = run.diagnoses();
        for (JsonNode diagnosis : diagnoses) {
            schema.validate(diagnosis)
                    .forEach(error -> wrong.add(diagnosis.path("source").asString() + " " + error));
        }
        assertThat(diagnoses).hasSizeGreaterThan(400);
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSchemaIsOneOfDraft202012() throws IOException {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(metaSchemaReference()));
        assertThat(meta.validate(JSON.readTree(Files.readString(FILE)))).isEmpty();
    }

    /// A schema that only refers to the one for schemas, which the validator brings along.
    private static Path metaSchemaReference() throws IOException {
        Path file = Path.of("target", "meta.schema.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");
    }

    @Test
    void theSchemaRefusesWhatBreaksTheContract() throws IOException {
        Schema schema = schema();
        ObjectNode good = sample();
        assertThat(schema.validate(good)).isEmpty();
        assertThat(schema.validate(sample().put("more", 1))).isNotEmpty();
        assertThat(schema.validate(sample().put("verdict", "bounced"))).isNotEmpty();
        assertThat(schema.validate(sample().put("verdict", "not-a-notice"))).isNotEmpty();
        assertThat(schema.validate(sample().put("confidence", 1.5))).isNotEmpty();
        assertThat(schema.validate(sample().put("summary", ""))).isNotEmpty();
        for (String field : good.propertyNames()) {
            ObjectNode lacking = sample();
            lacking.remove(field);
            assertThat(schema.validate(lacking)).as("without %s", field).isNotEmpty();
        }
        ObjectNode empty = sample();
        ((ObjectNode) empty.path("failures").path(0)).put("diagnostic", "");
        assertThat(schema.validate(empty)).isNotEmpty();
        ObjectNode odd = sample();
        ((ObjectNode) odd.path("failures").path(0)).put("status", "5.1");
        assertThat(schema.validate(odd)).isNotEmpty();
    }

    @Test
    void theSchemaKnowsExactlyTheWordsOfTheProgram() throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(FILE));
        assertThat(words(schema.at("/$defs/kind/enum")))
                .isEqualTo(Stream.of(Kind.values()).map(Kind::word).toList());
        assertThat(words(schema.at("/$defs/reason/enum")))
                .isEqualTo(Stream.of(Reason.values()).map(Reason::word).toList());
        assertThat(words(schema.at("/properties/verdict/enum")))
                .isEqualTo(Stream.of(Verdict.values()).map(Verdict::word).toList());
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        List<String> bare = new ArrayList<>();
        undescribed(JSON.readTree(Files.readString(FILE)), "", bare);
        assertThat(bare).isEmpty();
    }

    private static void undescribed(JsonNode schema, String where, List<String> bare) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            if (!where.contains("/allOf")
                    && !field.has("$ref")
                    && field.path("description").asString("").length() < 10
                    && !property.getKey().isEmpty()) {
                bare.add(where + "/" + property.getKey());
            }
        });
        schema.properties().forEach(child -> undescribed(child.getValue(), where + "/" + child.getKey(), bare));
        for (int i = 0; schema.isArray() && i < schema.size(); i++) {
            undescribed(schema.get(i), where + "/" + i, bare);
        }
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static ObjectNode sample() {
        CommandRun run = CommandRun.of(
                "check",
                "--json",
                Program.home().resolve("corpus/postfix/user-unknown.eml").toString());
        return (ObjectNode) run.diagnoses().getFirst();
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
    }
}
