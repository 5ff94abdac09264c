package org.truebounce.stream.port;

import java.io.StringWriter;
import java.time.Instant;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Judged;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The lines of JSON that leave the job.
final class Wire {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Wire() {}

    /// A Diagnosis, with what the stream knows of it: `mailbox`, `revision` and `amendedBy`.
    static String line(Judged judged) {
        StringWriter more = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), more)) {
            json.writeStartObject();
            json.writeStringProperty("mailbox", judged.mailbox());
            json.writeNumberProperty("revision", judged.revision());
            if (judged.amendedBy().isEmpty()) {
                json.writeNullProperty("amendedBy");
            } else {
                json.writeStringProperty("amendedBy", judged.amendedBy());
            }
            json.writeEndObject();
        }
        String diagnosis = judged.json();
        return diagnosis.substring(0, diagnosis.length() - 1) + ","
                + more.toString().substring(1);
    }

    /// A dead letter; its bytes in base64.
    static String line(Dead dead) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "truebounce-dead-letter/1");
            json.writeStringProperty("source", dead.id());
            json.writeStringProperty("mailbox", dead.mailbox());
            json.writeStringProperty("time", Instant.ofEpochMilli(dead.time()).toString());
            json.writeStringProperty("reason", dead.reason());
            json.writeBinaryProperty("message", dead.message());
            json.writeEndObject();
        }
        return line.toString();
    }
}
