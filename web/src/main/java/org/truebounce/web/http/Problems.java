package org.truebounce.web.http;

import java.nio.charset.StandardCharsets;

/// Problems as `application/problem+json`. RFC 9457 §3
final class Problems {
    private Problems() {}

    static Answer answer(Problem problem) {
        String text = Json.object(json -> {
            json.writeStringProperty(
                    "type", "urn:truebounce:problem:" + problem.kind().word());
            json.writeStringProperty("title", problem.kind().title());
            json.writeNumberProperty("status", problem.kind().status());
            json.writeStringProperty("detail", problem.detail());
        });
        Answer answer =
                Answer.of(problem.kind().status(), "application/problem+json", text.getBytes(StandardCharsets.UTF_8));
        for (var header : problem.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
