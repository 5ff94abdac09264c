package org.truebounce.report;

import java.io.StringWriter;
import org.truebounce.storm.Alert;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An alert for programs.
public final class AlertJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private AlertJson() {}

    /// An alert as one line, in the fields of `docs/reference/sweep.md`.
    ///
    /// @param text what a person is told
    public static String line(Alert alert, String text) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "truebounce-alert/1");
            json.writeStringProperty("alert", alert.kind().word());
            json.writeStringProperty("text", text);
            json.writeStringProperty("verdict", alert.verdict().word());
            JsonReport.text(json, "subject", alert.subject());
            json.writeNumberProperty("notices", alert.notices());
            json.writeNumberProperty("reporters", alert.reporters());
            json.writeNumberProperty("recipients", alert.recipients());
            json.writeStringProperty("first", alert.first().toString());
            json.writeStringProperty("last", alert.last().toString());
            json.writeNumberProperty("peakPerHour", alert.peakPerHour());
            json.writeEndObject();
        }
        return line.toString();
    }
}
