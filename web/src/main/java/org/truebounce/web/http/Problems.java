package org.truebounce.web.http;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Problems as `application/problem+json`. RFC 9457 §3
final class Problems {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Problems() {}

    static Answer answer(Problem problem) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), written)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "type", "urn:truebounce:problem:" + problem.kind().word());
            json.writeStringProperty("title", problem.kind().title());
            json.writeNumberProperty("status", problem.kind().status());
            json.writeStringProperty("detail", problem.detail());
            json.writeEndObject();
        }
        Answer answer = Answer.of(
                problem.kind().status(),
                "application/problem+json",
                written.toString().getBytes(StandardCharsets.UTF_8));
        for (var header : problem.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
