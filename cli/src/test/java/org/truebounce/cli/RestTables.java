package org.truebounce.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.truebounce.web.WebServer;
import org.truebounce.web.http.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// REST as tables for its reference, from the OpenAPI document and the code.
final class RestTables {
    private RestTables() {}

    /// A row for each path.
    static String paths() {
        JsonNode document = document();
        StringBuilder table = new StringBuilder("| request | what it does | parameters |\n|---|---|---|\n");
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation -> table.append("| `")
                                .append(operation.getKey().toUpperCase(Locale.ROOT))
                                .append(' ')
                                .append(path.getKey())
                                .append("` | ")
                                .append(operation.getValue().path("summary").asString())
                                .append(operation.getValue().has("security") ? " Open." : "")
                                .append(" | ")
                                .append(parameters(document, operation.getValue()))
                                .append(" |\n")));
        return table.toString().stripTrailing();
    }

    private static String parameters(JsonNode document, JsonNode operation) {
        StringBuilder names = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode told = parameter.has("$ref")
                    ? document.at(parameter.path("$ref").asString().substring(1))
                    : parameter;
            if (!told.path("in").asString().equals("path")) {
                names.append(names.isEmpty() ? "`" : ", `")
                        .append(told.path("name").asString())
                        .append('`');
            }
        }
        return names.toString();
    }

    /// A row for each problem.
    static String problems() {
        StringBuilder table = new StringBuilder("| word | status | title |\n|---|---:|---|\n");
        for (Problem.Kind kind : Problem.Kind.values()) {
            table.append("| `")
                    .append(kind.word())
                    .append("` | ")
                    .append(kind.status())
                    .append(" | ")
                    .append(kind.title())
                    .append(" |\n");
        }
        return table.toString().stripTrailing();
    }

    private static JsonNode document() {
        try (InputStream in = WebServer.class.getResourceAsStream("rest/openapi.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
