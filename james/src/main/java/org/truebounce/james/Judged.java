package org.truebounce.james;

import java.util.Arrays;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.notice.Kind;
import org.truebounce.report.HeaderReport;
import org.truebounce.report.JsonReport;
import org.truebounce.verdict.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The Diagnosis of a mail for one recipient, as JSON that is kept with the mail.
///
/// @param json in the fields of `docs/reference/diagnosis.schema.json`
record Judged(String json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 64 << 10;

    /// Nothing could be said: the judgement failed, and is not tried again.
    static final Judged NOTHING = new Judged("");

    /// @param source how James calls the mail
    /// @param whole whether the message was read to its end
    static Judged of(Diagnosis diagnosis, String source, boolean whole) {
        ObjectNode json = (ObjectNode) JSON.readTree(JsonReport.line(diagnosis, source));
        if (!whole) {
            json.withArray("partial").add("the body, which is longer than is read");
        }
        String text = json.toString();
        return new Judged(text.length() > LONGEST ? inShort(json, HeaderReport.of(diagnosis)) : text);
    }

    /// What the header is told, and nothing else: a notice may name a hundred thousand recipients.
    private static String inShort(ObjectNode json, HeaderReport report) {
        json.retain("schema", "kind", "verdict", "confidence", "answers", "partial");
        report.reasons()
                .forEach(reason -> json.withArray("failures").addObject().put("reason", reason));
        report.evidence().forEach(id -> json.withArray("evidence").addObject().put("id", id));
        return json.toString();
    }

    /// What the header is told; empty where nothing could be said.
    Optional<HeaderReport> report() {
        return report(read());
    }

    /// Whether the message was read whole: nobody is kept from mail that was not.
    boolean isWhole() {
        return read().path("partial").isEmpty();
    }

    private JsonNode read() {
        try {
            return JSON.readTree(json);
        } catch (JacksonException foreign) { // another mailet has written it
            return JSON.missingNode();
        }
    }

    private static Optional<HeaderReport> report(JsonNode json) {
        return verdict(json.path("verdict").asString(""))
                .map(verdict -> new HeaderReport(
                        verdict,
                        json.path("confidence").asDouble(0),
                        kind(json.path("kind").asString("")),
                        json.path("failures")
                                .valueStream()
                                .map(failure -> failure.path("reason").asString(""))
                                .toList(),
                        json.path("evidence")
                                .valueStream()
                                .filter(found ->
                                        !found.path("answer").asString("").equals("unknown"))
                                .map(found -> found.path("id").asString(""))
                                .toList()));
    }

    private static Optional<Verdict> verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(Kind.OTHER);
    }
}
