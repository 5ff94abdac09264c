package org.truebounce.remedies.scan;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a scan tells, as lines of JSON: one for each finding, one for each thing not scanned, and the sum.
public final class ScanJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ScanJson() {}

    /// A finding.
    public static String line(Finding finding) {
        return object("found", json -> {
            json.writeStringProperty("source", finding.source());
            json.writeStringProperty("signature", finding.signature());
            json.writeStringProperty("place", finding.place().word());
            json.writeStringProperty("advice", finding.place().advice());
        });
    }

    /// Something that was not scanned.
    public static String line(String source, Obstacle obstacle) {
        return object("not-scanned", json -> {
            json.writeStringProperty("source", source);
            json.writeStringProperty("reason", obstacle.word());
        });
    }

    /// The sum.
    public static String line(ScanTally tally, Signatures signatures) {
        return object("sum", json -> {
            json.writeNumberProperty("scanned", tally.scanned());
            json.writeNumberProperty("bytes", tally.bytes());
            json.writeNumberProperty("found", tally.found());
            json.writeNumberProperty("notScanned", tally.notScanned());
            json.writeNumberProperty("passedOver", tally.passedOver());
            json.writeStringProperty("engine", signatures.engine());
            json.writeName("signaturesMade");
            if (signatures.made().isPresent()) {
                json.writeString(signatures.made().get().toString());
            } else {
                json.writeNull();
            }
        });
    }

    private static String object(String status, Consumer<JsonGenerator> fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("status", status);
            fields.accept(json);
            json.writeEndObject();
        }
        return line.toString();
    }
}
