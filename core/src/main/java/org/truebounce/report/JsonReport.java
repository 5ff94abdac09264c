package org.truebounce.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.advice.Advice;
import org.truebounce.evidence.Evidence;
import org.truebounce.notice.Action;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A Diagnosis as one JSON object, in the fields of `docs/reference/diagnosis.schema.json`.
public final class JsonReport {
    private static final String SCHEMA = "truebounce/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /// One line of JSON.
    ///
    /// @param source where the message came from, such as `inbox.mbox#17`
    public static String line(Diagnosis diagnosis, String source) {
        return line(diagnosis, source, Optional.empty());
    }

    /// One line of JSON, with what a scanner found in the message.
    ///
    /// @param malware the names of what was found; empty where the message was not scanned
    public static String line(Diagnosis diagnosis, String source, Optional<List<String>> malware) {
        StringWriter line = new StringWriter(2_048);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            new JsonReport(json).diagnosis(diagnosis, source, malware);
        }
        return line.toString();
    }

    private void diagnosis(Diagnosis diagnosis, String source, Optional<List<String>> malware) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeStringProperty("source", source);
        json.writeStringProperty("kind", diagnosis.notice().kind().word());
        json.writeStringProperty("verdict", diagnosis.judgement().verdict().word());
        json.writeNumberProperty("confidence", diagnosis.judgement().confidence());
        json.writeStringProperty("summary", diagnosis.summary());
        answers(diagnosis);
        reporter(diagnosis);
        json.writeArrayPropertyStart("failures");
        diagnosis.notice().failures().forEach(failure -> failure(failure, diagnosis.suggestion(failure)));
        json.writeEndArray();
        original(diagnosis.notice().returned());
        json.writeArrayPropertyStart("evidence");
        diagnosis.evidence().forEach(this::evidence);
        json.writeEndArray();
        json.writeArrayPropertyStart("advice");
        diagnosis.advice().forEach(this::advice);
        json.writeEndArray();
        text("settle", diagnosis.settle());
        enclosed(diagnosis.notice().enclosed());
        list("partial", diagnosis.notice().message().limitsReached());
        if (malware.isPresent()) {
            list("malware", malware.get());
        } else {
            json.writeNullProperty("malware");
        }
        json.writeEndObject();
    }

    /// A notice that the message passes on without being one.
    private void enclosed(Optional<Notice> enclosed) {
        json.writeName("enclosed");
        if (enclosed.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("kind", enclosed.get().kind().word());
        json.writeArrayPropertyStart("failures");
        enclosed.get().failures().forEach(failure -> failure(failure, Optional.empty()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void answers(Diagnosis diagnosis) {
        json.writeObjectPropertyStart("answers");
        json.writeStringProperty(
                "noticeIsReal", diagnosis.judgement().answers().noticeIsReal().word());
        json.writeStringProperty(
                "leftOurSystems",
                diagnosis.judgement().answers().leftOurSystems().word());
        json.writeStringProperty(
                "ownerSentIt", diagnosis.judgement().answers().ownerSentIt().word());
        json.writeEndObject();
    }

    private void reporter(Diagnosis diagnosis) {
        json.writeObjectPropertyStart("reporter");
        text("mta", diagnosis.notice().reporter().mta());
        text("dialect", diagnosis.notice().reporter().dialect());
        text("software", diagnosis.notice().reporter().software());
        json.writeEndObject();
    }

    private void failure(RecipientStatus failure, Optional<String> suggestion) {
        json.writeStartObject();
        text("recipient", failure.recipient());
        text("originalRecipient", failure.originalRecipient());
        text("action", failure.action().map(Action::word));
        text("status", failure.status());
        text("reply", failure.reply());
        text("diagnostic", failure.diagnostic());
        text("remoteMta", failure.remoteMta());
        json.writeStringProperty("reason", failure.reason().word());
        json.writeName("permanent");
        if (failure.permanent().isPresent()) {
            json.writeBoolean(failure.permanent().get());
        } else {
            json.writeNull();
        }
        text("suggestion", suggestion);
        json.writeEndObject();
    }

    private void original(ReturnedMessage returned) {
        json.writeObjectPropertyStart("original");
        json.writeStringProperty("returned", returned.portion().word());
        text("messageId", returned.messageId());
        text("from", returned.from());
        list("to", returned.to());
        text("subject", returned.subject());
        text("date", returned.date().map(Object::toString));
        json.writeEndObject();
    }

    private void evidence(Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("id", evidence.id());
        json.writeStringProperty("question", evidence.question().word());
        json.writeStringProperty("answer", evidence.answer().word());
        json.writeStringProperty("weight", evidence.weight().word());
        json.writeStringProperty("finding", evidence.finding());
        text("standard", evidence.standard());
        json.writeEndObject();
    }

    private void advice(Advice advice) {
        json.writeStartObject();
        json.writeStringProperty("id", advice.id());
        json.writeStringProperty("text", advice.text());
        json.writeEndObject();
    }

    private void list(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Absent facts are null.
    private void text(String name, Optional<String> value) {
        text(json, name, value);
    }

    /// A property that is null where there is no value.
    static void text(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
