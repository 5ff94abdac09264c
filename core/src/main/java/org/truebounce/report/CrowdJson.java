package org.truebounce.report;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.storm.CrowdAlert;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What many mailboxes' notices show, for programs: a line for each event.
public final class CrowdJson {
    private static final String SCHEMA = "truebounce-crowd/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private CrowdJson() {}

    /// An alert as one line.
    public static String line(CrowdAlert alert) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("event", alert.gathering().word());
            json.writeStringProperty("name", alert.name());
            json.writeBooleanProperty("over", alert.over());
            json.writeStringProperty("verdict", alert.verdict().word());
            JsonReport.text(json, "subject", Optional.of(alert.subject()).filter(subject -> !subject.isEmpty()));
            json.writeStringProperty(
                    "first", Instant.ofEpochSecond(alert.first()).toString());
            json.writeStringProperty("last", Instant.ofEpochSecond(alert.last()).toString());
            json.writeNumberProperty("notices", alert.notices());
            json.writeNumberProperty("mailboxes", alert.mailboxes());
            json.writeNumberProperty("reporters", alert.reporters());
            JsonReport.text(json, "end", alert.end().map(Instant::ofEpochSecond).map(Instant::toString));
            json.writeEndObject();
        }
        return line.toString();
    }

    /// The organisations that sent most backscatter in a day.
    public static final class Sources {
        private record Source(String name, long notices) {}

        private final Instant day;
        private final List<Source> sources = new ArrayList<>();

        /// @param day its beginning, in milliseconds since 1970
        public Sources(long day) {
            this.day = Instant.ofEpochMilli(day);
        }

        /// Adds the next one of the ranking.
        public void add(String name, long notices) {
            sources.add(new Source(name, notices));
        }

        /// The ranking as one line.
        public String line() {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
                json.writeStartObject();
                json.writeStringProperty("schema", SCHEMA);
                json.writeStringProperty("event", "sources");
                json.writeStringProperty("day", day.toString().substring(0, 10));
                json.writeArrayPropertyStart("sources");
                for (Source source : sources) {
                    json.writeStartObject();
                    json.writeStringProperty("reporter", source.name());
                    json.writeNumberProperty("notices", source.notices());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            return line.toString();
        }
    }
}
