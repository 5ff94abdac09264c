package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds `docs/reference/diagnosis.schema.json` and what the program prints together.
class DiagnosisSchemaTest {
    private static final Path FILE = Program.home().resolve("docs/reference/diagnosis.schema.json");

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
    }

    @Test
    void everyMessageOfTheCorpusGetsALineThatTheSchemaAllows() throws IOException {
        Schema schema = schema();
        Outcome outcome = Outcome.of(
                "check", "--json", "--all", Program.home().resolve("corpus").toString());
        assertThat(outcome.lines()).hasSizeGreaterThan(400);
        List<String> wrong = new ArrayList<>();
        for (String line : outcome.lines()) {
            schema.validate(line, InputFormat.JSON)
                    .forEach(error -> wrong.add(error + ": " + line.substring(0, Math.min(100, line.length()))));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoDiagnosis() throws IOException {
        String line = Outcome.of("check", "--json", example()).out();
        assertThat(schema().validate(line, InputFormat.JSON)).isEmpty();
        for (String damaged : List.of(
                "{}",
                line.replace("\"schema\":\"truebounce/1\"", "\"schema\":\"truebounce/2\""),
                line.replace("\"confidence\":", "\"confidence\":1"),
                line.replace("\"settle\":", "\"settled\":"),
                line.replaceFirst("\"kind\":\"failure\"", "\"kind\":\"\""),
                line.replaceFirst("\"reply\":\"\\d+\"", "\"reply\":\"\""))) {
            assertThat(damaged).isNotEqualTo(line);
            assertThat(schema().validate(damaged, InputFormat.JSON)).as(damaged).isNotEmpty();
        }
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        List<String> silent = new ArrayList<>();
        describe("", new JsonMapper().readTree(Files.readString(FILE)), silent);
        assertThat(silent).isEmpty();
    }

    private static void describe(String place, JsonNode node, List<String> silent) {
        node.propertyStream().forEach(property -> {
            if (property.getKey().equals("allOf")) {
                return;
            }
            if (property.getKey().equals("properties")) {
                property.getValue().propertyStream().forEach(field -> {
                    if (!field.getValue().has("description")) {
                        silent.add(place + "/" + field.getKey());
                    }
                });
            }
            describe(place + "/" + property.getKey(), property.getValue(), silent);
        });
        node.forEach(item -> {
            if (node.isArray()) {
                describe(place, item, silent);
            }
        });
    }

    static String example() {
        return Program.home().resolve("examples/gmail-address-not-found.eml").toString();
    }
}
