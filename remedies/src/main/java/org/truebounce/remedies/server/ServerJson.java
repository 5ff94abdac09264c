package org.truebounce.remedies.server;

import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What was seen of a server, as one line of JSON.
public final class ServerJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ServerJson() {}

    public static String line(ServerReport report) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("server", report.host());
            json.writeStringProperty("domain", report.domain());
            json.writeStringProperty("standing", report.standing().word());
            json.writeName("software");
            report.software().map(Software::title).ifPresentOrElse(json::writeString, json::writeNull);
            json.writeArrayPropertyStart("observations");
            report.observations().forEach(each -> observation(json, each));
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void observation(JsonGenerator json, Observation each) {
        json.writeStartObject();
        json.writeStringProperty("id", each.subject().id());
        json.writeStringProperty("standing", each.standing().word());
        json.writeStringProperty("found", each.found());
        json.writeStringProperty("why", each.why());
        json.writeStringProperty("standard", each.subject().standard());
        json.writeObjectPropertyStart("mending");
        if (each.standing() == Standing.BAD) {
            json.writeStringProperty("any", Mending.of(each.subject()));
            Mending.with(each.subject())
                    .forEach((program, text) ->
                            json.writeStringProperty(program.name().toLowerCase(Locale.ROOT), text));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
