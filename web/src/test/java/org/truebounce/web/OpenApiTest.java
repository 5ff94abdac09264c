package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.web.rest.Api;
import org.truebounce.web.rest.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document and the code are held together: each route, each parameter, each status and each answer.
class OpenApiTest {
    /// What a quick test cannot bring about; each has a test of its own, or is for mistakes that nobody knows.
    private static final Set<String> ELSEWHERE = Set.of("500", "503", "408", "413", "421", "409", "502");

    private static Served served;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        Path zone = Files.writeString(Path.of("target", "openapi.zone"), """
                $ORIGIN alder.example.
                @ 300 IN MX 10 mx
                @ 300 IN TXT "v=spf1 -all"
                """);
        served = Served.of(Served.OWNER.withDns(Resolver.zoneFile(zone)));
        document = Served.json(served.get("/api/v1/openapi.json"));
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void theDocumentHasEachRouteAndNoOther() {
        Set<String> told = new TreeSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> told.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> there = new TreeSet<>();
        try (Api api = new Api(new Settings(Served.OWNER, true, Optional.empty(), Path.of("target"), "test"))) {
            api.routes().all().forEach(route -> {
                there.add(route.method() + " " + route.path());
                JsonNode security = operation(route.method(), route.path()).path("security");
                assertThat(security.isArray()).as(route.path()).isEqualTo(route.open());
            });
        }
        assertThat(told).isEqualTo(there);
    }

    @Test
    void theDocumentHasEachParameterAndNoOther() throws Exception {
        for (String path : document.path("paths").propertyNames()) {
            for (String method : document.path("paths").path(path).propertyNames()) {
                String detail = Served.json(served.send(
                                served.allowed(path.replace("{id}", "x").replace("{n}", "0") + "?nonsense=1")
                                        .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())))
                        .path("detail")
                        .asString("");
                assertThat(accepted(detail)).as("%s %s", method, path).isEqualTo(parameters(method, path));
            }
        }
    }

    /// The parameters that the code names when it meets one that it does not know.
    private static Set<String> accepted(String detail) {
        Matcher list = Pattern.compile("Known parameters: ([^.]*)\\.").matcher(detail);
        Set<String> accepted = new TreeSet<>();
        if (list.find()) {
            accepted.addAll(List.of(list.group(1).split(", ")));
        }
        return accepted;
    }

    private static Set<String> parameters(String method, String path) {
        Set<String> parameters = new TreeSet<>();
        for (JsonNode parameter : operation(method, path).path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asString().equals("query")) {
                parameters.add(resolved.path("name").asString());
            }
        }
        return parameters;
    }

    private static JsonNode operation(String method, String path) {
        return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    @Test
    void eachAnswerIsAsTheDocumentSays() throws Exception {
        Answers answers = new Answers();
        messages(answers);
        sweeps(answers);
        others(answers);
        strangers(answers);
        assertThat(answers.wrong).isEmpty();
        assertThat(answers.missing()).as("told and never seen").isEmpty();
    }

    private static void messages(Answers answers) throws Exception {
        byte[] notice = Files.readAllBytes(Served.home().resolve("examples/local-unknown.eml"));
        for (String path : List.of("/api/v1/check", "/api/v1/explain")) {
            answers.see("POST", path, served.post(path + "?name=a.eml&sent=yes&lang=de", "message/rfc822", notice));
            answers.see(
                    "POST", path, served.post(path + "?dns=off&me=a@b.example&trust=b.example", "text/plain", notice));
            answers.see("POST", path, served.post(path + "?at=2026-11-24T08:00:00Z", "", notice));
            answers.see("POST", path, served.post(path + "?nonsense=1", "text/plain", notice));
            answers.see("POST", path, served.post(path, "image/png", notice));
            answers.see("POST", path, served.post(path, "application/gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0}));
        }
        String annotate = "/api/v1/annotate";
        String named = annotate + "?authserv-id=mx1.alder.example";
        answers.see("POST", annotate, served.post(named, "message/rfc822", notice));
        answers.see("POST", annotate, served.post(named + "&dns=off&me=a@b.example", "message/global", new byte[0]));
        answers.see("POST", annotate, served.post(annotate + "?authserv-id=a%0Ab", "message/rfc822", notice));
        answers.see("POST", annotate, served.post(named, "text/plain", notice));
        HttpRequest.Builder lines = served.allowed("/api/v1/check?all=yes")
                .header("Accept", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(notice));
        answers.see("POST", "/api/v1/check", served.send(lines));
        String part = "--b\r\nContent-Disposition: form-data; name=f; filename=\"%s\"\r\n\r\n%s\r\n";
        String text = new String(notice, StandardCharsets.ISO_8859_1);
        String form = part.formatted("a.eml", text) + part.formatted("b.gz", "\u001f\u008b\b\0x") + "--b--\r\n";
        answers.see(
                "POST",
                "/api/v1/check",
                served.post(
                        "/api/v1/check",
                        "multipart/form-data; boundary=b",
                        form.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void sweeps(Answers answers) throws Exception {
        String path = Served.home().resolve("corpus").toString();
        answers.see("POST", "/api/v1/sweep", served.post("/api/v1/sweep", "{\"path\":\"/nowhere/at/all\"}"));
        answers.see("POST", "/api/v1/sweep", served.post("/api/v1/sweep", "{\"paths\":\"x\"}"));
        answers.see("POST", "/api/v1/sweep", served.post("/api/v1/sweep", "image/png", new byte[0]));
        HttpResponse<String> begun = served.post("/api/v1/sweep", "{\"path\":\"" + path + "\",\"dns\":\"off\"}");
        answers.see("POST", "/api/v1/sweep", begun);
        String id = Served.json(begun).path("id").asString();
        String one = "/api/v1/sweep/{id}";
        for (String below : List.of(
                "/events",
                "",
                "/notices?verdict=fake&q=mail&offset=1&limit=3",
                "/notices?storm=0",
                "/notices/0/explain?lang=fr&sent=no",
                "/notices/0/source",
                "/report.html",
                "/addresses.csv",
                "/suppressions.csv",
                "/notices.jsonl")) {
            String route = one + below.replaceAll("\\?.*", "").replace("/notices/0/", "/notices/{n}/");
            answers.see("GET", route, served.get("/api/v1/sweep/" + id + below));
            answers.see("GET", route, served.get("/api/v1/sweep/nobody" + below));
            answers.see(
                    "GET", route, served.get("/api/v1/sweep/" + id + below.replaceAll("\\?.*", "") + "?nonsense=1"));
        }
        for (String act : List.of("/plan", "/file", "/undo")) {
            answers.see("POST", one + act, served.post("/api/v1/sweep/" + id + act, "{}"));
            answers.see("POST", one + act, served.post("/api/v1/sweep/nobody" + act, "{}"));
            answers.see("POST", one + act, served.post("/api/v1/sweep/" + id + act, "[]"));
            answers.see("POST", one + act, served.post("/api/v1/sweep/" + id + act, "text/plain", new byte[] {'x'}));
        }
        answers.see("GET", "/api/v1/sweep", served.get("/api/v1/sweep"));
        answers.see("GET", "/api/v1/sweep", served.get("/api/v1/sweep?nonsense=1"));
        for (String end : List.of(id + "?nonsense=1", id, id)) {
            answers.see(
                    "DELETE",
                    one,
                    served.send(served.allowed("/api/v1/sweep/" + end).DELETE()));
        }
    }

    private static void others(Answers answers) throws Exception {
        Map<String, List<String>> bodies = new HashMap<>();
        bodies.put(
                "/api/v1/domain",
                List.of("{\"name\":\"alder.example\"}", "{}", "{\"name\":\"alder.example\",\"dns\":\"off\"}"));
        bodies.put("/api/v1/password", List.of("{}", "{\"count\":3,\"digit\":true}", "{\"words\":\"xx\"}"));
        bodies.put("/api/v1/password/check", List.of("{\"password\":\"correct horse\",\"me\":[\"kim\"]}", "{}"));
        bodies.put("/api/v1/scan", List.of("{\"paths\":[]}"));
        for (Map.Entry<String, List<String>> path : bodies.entrySet()) {
            for (String body : path.getValue()) {
                answers.see("POST", path.getKey(), served.post(path.getKey(), body));
            }
            answers.see("POST", path.getKey(), served.post(path.getKey(), "text/plain", new byte[] {'x'}));
        }
        for (String path : List.of(
                "/api/v1/session",
                "/api/v1/words?lang=en",
                "/api/v1/openapi.json",
                "/metrics",
                "/health/live",
                "/health/ready")) {
            String route = path.replaceAll("\\?.*", "");
            HttpResponse<String> answer = served.get(path);
            answers.see("GET", route, answer);
            answers.see("GET", route, served.get(route + "?nonsense=1"));
            Optional<String> tag = answer.headers().firstValue("ETag");
            if (tag.isPresent()) {
                answers.see("GET", route, served.send(served.allowed(path).header("If-None-Match", tag.get())));
            }
        }
    }

    /// Each route without a key, and for another site's page.
    private static void strangers(Answers answers) throws Exception {
        for (String path : document.path("paths").propertyNames()) {
            for (String method : document.path("paths").path(path).propertyNames()) {
                String asked = path.replace("{id}", "x").replace("{n}", "0");
                boolean open = operation(method, path).has("security");
                if (!open) {
                    answers.see(
                            method,
                            path,
                            served.send(served.request(asked)
                                    .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())));
                }
                answers.see(
                        method,
                        path,
                        served.send(served.request(asked)
                                .header("Origin", "https://evil.example")
                                .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())));
            }
        }
    }

    /// What was answered, and where the document says otherwise.
    private static final class Answers {
        private final List<String> wrong = new ArrayList<>();
        private final Set<String> seen = new TreeSet<>();
        private final Map<String, Schema> schemas = new HashMap<>();

        void see(String method, String path, HttpResponse<String> answer) throws IOException {
            String status = String.valueOf(answer.statusCode());
            String name = method.toUpperCase(Locale.ROOT) + " " + path + " " + status;
            seen.add(name);
            JsonNode told = resolved(operation(method, path).path("responses").path(status));
            if (told.isMissingNode()) {
                wrong.add(name + " is not told: " + answer.body());
                return;
            }
            String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
            if (type.isEmpty()) {
                if (told.has("content")) {
                    wrong.add(name + " has no content");
                }
                return;
            }
            JsonNode content = told.path("content").path(type);
            if (content.isMissingNode()) {
                wrong.add(name + " has content of type " + type);
            } else if (type.endsWith("json")) {
                for (String text :
                        type.endsWith("ndjson") ? answer.body().lines().toList() : List.of(answer.body())) {
                    schema(content.path("schema"))
                            .validate(Served.JSON.readTree(text))
                            .forEach(error -> wrong.add(name + " " + error));
                }
            }
        }

        /// The schema of an answer, with all that it refers to.
        private Schema schema(JsonNode schema) {
            return schemas.computeIfAbsent(schema.toString(), text -> {
                ObjectNode whole = Served.JSON.createObjectNode();
                whole.set("components", document.path("components"));
                whole.set("allOf", Served.JSON.createArrayNode().add(schema));
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(whole);
            });
        }

        Set<String> missing() {
            Set<String> missing = new TreeSet<>();
            for (String path : document.path("paths").propertyNames()) {
                for (String method : document.path("paths").path(path).propertyNames()) {
                    operation(method, path).path("responses").propertyNames().forEach(status -> {
                        if (!ELSEWHERE.contains(status)) {
                            missing.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status);
                        }
                    });
                }
            }
            missing.removeAll(seen);
            missing.remove("POST /api/v1/scan 200"); // needs a clamd: ServeCommandTest
            missing.removeIf(name -> name.matches("POST .*/(plan|file|undo) 200")); // need a server: SweepOverRestTest
            return missing;
        }
    }
}
