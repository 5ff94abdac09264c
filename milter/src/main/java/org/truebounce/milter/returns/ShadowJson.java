package org.truebounce.milter.returns;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The shadow report as one line of JSON.
final class ShadowJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ShadowJson() {}

    static String of(ShadowReport report) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeBooleanProperty("safeToEnforce", report.isSafe());
            json.writeName("signedSince");
            report.begun().map(LocalDate::toString).ifPresentOrElse(json::writeString, json::writeNull);
            json.writeStringProperty("until", report.until().toString());
            json.writeNumberProperty("signed", report.signed());
            sums(json, "untouched", report.untouched(), Outgoing.Why::word);
            sums(json, "findings", report.findings(), Finding::word);
            json.writeNumberProperty("refusable", report.refusable());
            json.writeNumberProperty("notTaken", report.notTaken());
            conditions(json, report);
            json.writeNumberProperty("exemptRecipients", report.exemptRecipients());
            json.writeNumberProperty("exemptSenders", report.exemptSenders());
            json.writeArrayPropertyStart("alsoElsewhere");
            report.alsoElsewhere().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static <T> void sums(JsonGenerator json, String name, Map<T, Long> sums, Function<T, String> word) {
        json.writeObjectPropertyStart(name);
        sums.forEach((what, sum) -> json.writeNumberProperty(word.apply(what), sum));
        json.writeEndObject();
    }

    private static void conditions(JsonGenerator json, ShadowReport report) {
        json.writeArrayPropertyStart("conditions");
        for (Condition condition : report.conditions()) {
            json.writeStartObject();
            json.writeStringProperty("id", condition.id());
            json.writeBooleanProperty("met", condition.met());
            json.writeStringProperty("says", condition.says());
            json.writeStringProperty("toDo", condition.toDo());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
