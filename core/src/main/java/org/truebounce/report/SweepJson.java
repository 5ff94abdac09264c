package org.truebounce.report;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.truebounce.storm.Campaign;
import org.truebounce.storm.Forecast;
import org.truebounce.sweep.Correction;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A swept mailbox for programs: a line for each run of mail, and one for the sum.
public final class SweepJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SweepJson() {}

    /// A run of mail as one line, in the fields of `docs/reference/sweep.md`.
    public static String line(Campaign campaign) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "truebounce-storm/1");
            fields(json, campaign);
            json.writeEndObject();
        }
        return line.toString();
    }

    /// What is known of a run of mail, as properties of an object that is being written.
    public static void fields(JsonGenerator json, Campaign campaign) {
        json.writeStringProperty("verdict", campaign.verdict().word());
        json.writeBooleanProperty("storm", campaign.isStorm());
        JsonReport.text(json, "subject", campaign.subject());
        json.writeNumberProperty("notices", campaign.notices());
        json.writeNumberProperty("reporters", campaign.reporters());
        json.writeNumberProperty("recipients", campaign.recipients());
        json.writeStringProperty("first", campaign.first().toString());
        json.writeStringProperty("last", campaign.last().toString());
        json.writeStringProperty("peak", campaign.peak().toString());
        json.writeNumberProperty("peakPerHour", campaign.peakPerHour());
        Forecast forecast = campaign.forecast();
        JsonReport.text(json, "decline", forecast.decline().map(Duration::toString));
        JsonReport.text(json, "end", forecast.end().map(Instant::toString));
    }

    /// The sum as one line.
    public static String line(Swept swept) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "truebounce-sweep/1");
            json.writeNumberProperty("messages", swept.messages());
            json.writeNumberProperty("notices", swept.notices());
            json.writeObjectPropertyStart("verdicts");
            for (Verdict verdict : Verdict.values()) {
                if (verdict != Verdict.NOT_A_NOTICE) {
                    json.writeNumberProperty(verdict.word(), swept.count(verdict));
                }
            }
            json.writeEndObject();
            json.writeArrayPropertyStart("corrections");
            swept.corrections().forEach(correction -> correction(json, correction));
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    /// An address to correct, as an object in what is being written.
    public static void correction(JsonGenerator json, Correction correction) {
        json.writeStartObject();
        json.writeStringProperty("address", correction.address());
        json.writeStringProperty("reason", correction.reason().word());
        JsonReport.text(json, "suggestion", correction.suggestion());
        json.writeNumberProperty("failures", correction.failures());
        JsonReport.text(json, "last", correction.last().map(Instant::toString));
        json.writeBooleanProperty("permanent", correction.lasting());
        json.writeEndObject();
    }
}
