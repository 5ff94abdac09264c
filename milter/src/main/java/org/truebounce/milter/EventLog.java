package org.truebounce.milter;

import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Answer;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.logins.Alarm;
import org.truebounce.milter.logins.Sign;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The log: a line of JSON for each event but the passing of ordinary mail, which only the metrics count.
public final class EventLog implements Consumer<Event> {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintStream out;

    public EventLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(Event event) {
        if (!(event instanceof Event.Passed)) {
            out.println(line(event));
        }
    }

    /// An event as a line of JSON.
    static String line(Event event) {
        return switch (event) {
            case Event.Passed passed -> line(Level.INFO, "passed", json -> {});
            case Event.Judged judged -> line(Level.INFO, "judged", json -> judged(json, judged));
            case Event.FailedOpen open ->
                line(Level.WARNING, "passed-unjudged", json -> {
                    message(json, open.message());
                    json.writeStringProperty("failure", open.failure().word());
                    json.writeStringProperty("detail", open.detail());
                });
            case Event.Cut cut -> line(Level.INFO, "read-in-part", json -> message(json, cut.message()));
            case Event.Cleaned cleaned ->
                line(Level.INFO, "forged-fields-removed", json -> {
                    message(json, cleaned.message());
                    json.writeNumberProperty("fields", cleaned.fields());
                });
            case Event.Alarmed alarmed -> line(Level.WARNING, "login-alarm", json -> alarm(json, alarmed.alarm()));
            case Event.Throttled throttled ->
                line(Level.WARNING, "throttled", json -> message(json, throttled.message()));
            case Event.Broken broken ->
                line(Level.WARNING, "broken", json -> json.writeStringProperty("detail", broken.why()));
            case Event.Note note -> line(note.level(), "note", json -> json.writeStringProperty("text", note.text()));
        };
    }

    private static void alarm(JsonGenerator json, Alarm alarm) {
        json.writeStringProperty("login", alarm.login());
        json.writeStringProperty(
                "signs", alarm.signs().stream().map(Sign::word).sorted().collect(Collectors.joining(" ")));
        json.writeNumberProperty("recipients", alarm.recipients());
        json.writeNumberProperty("usual", alarm.usual());
        json.writeNumberProperty("bounces", alarm.bounces());
        json.writeNumberProperty("strangers", alarm.strangers());
        json.writeNumberProperty("places", alarm.places());
    }

    private static void judged(JsonGenerator json, Event.Judged judged) {
        Diagnosis diagnosis = judged.diagnosis();
        message(json, judged.message());
        json.writeStringProperty("verdict", diagnosis.judgement().verdict().word());
        json.writeNumberProperty("confidence", diagnosis.judgement().confidence());
        json.writeStringProperty("kind", diagnosis.notice().kind().word());
        json.writeStringProperty("action", judged.done().word());
        text(json, "tag", judged.tag());
        json.writeStringProperty(
                "evidence",
                diagnosis.evidence().stream()
                        .filter(found -> found.answer() != Answer.UNKNOWN)
                        .map(found -> found.id() + "=" + found.answer().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")));
        json.writeNumberProperty("milliseconds", judged.took().toNanos() / 1_000_000.0);
    }

    private static void message(JsonGenerator json, Event.Message message) {
        text(json, "queue", message.queue());
        text(json, "client", message.client());
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> json.writeStringProperty(name, text), () -> json.writeNullProperty(name));
    }

    private static String line(Level level, String event, Consumer<JsonGenerator> facts) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("time", Instant.now().toString());
            json.writeStringProperty("level", level.name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("event", event);
            facts.accept(json);
            json.writeEndObject();
        }
        return line.toString();
    }
}
