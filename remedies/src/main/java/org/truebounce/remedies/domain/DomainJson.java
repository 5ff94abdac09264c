package org.truebounce.remedies.domain;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.truebounce.remedies.aggregate.Sender;
import org.truebounce.remedies.aggregate.Senders;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An assessment as one JSON object, in the fields of `docs/reference/domain.schema.json`.
public final class DomainJson {
    private static final String SCHEMA = "truebounce-domain/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final String zone;

    private DomainJson(JsonGenerator json, String zone) {
        this.json = json;
        this.zone = zone;
    }

    /// One line of JSON.
    public static String line(Assessment assessment) {
        StringWriter line = new StringWriter(4_096);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            new DomainJson(json, assessment.organization()).assessment(assessment);
        }
        return line.toString();
    }

    private void assessment(Assessment assessment) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeStringProperty("domain", assessment.domain());
        json.writeStringProperty("organizationalDomain", assessment.organization());
        json.writeBooleanProperty("parked", assessment.parked());
        json.writeStringProperty("forgeable", assessment.forgery().forgeable().word());
        json.writeStringProperty("summary", assessment.forgery().answer());
        json.writeStringProperty("receivers", assessment.forgery().receivers());
        json.writeArrayPropertyStart("findings");
        assessment.findings().forEach(this::finding);
        json.writeEndArray();
        json.writeArrayPropertyStart("subdomains");
        assessment.subdomains().forEach(this::subdomain);
        json.writeEndArray();
        json.writeArrayPropertyStart("records");
        assessment.records().forEach(this::record);
        json.writeEndArray();
        json.writeArrayPropertyStart("stages");
        assessment.steps().forEach(this::step);
        json.writeEndArray();
        json.writeName("reports");
        assessment.senders().ifPresentOrElse(this::senders, json::writeNull);
        json.writeName("notices");
        assessment.notices().ifPresentOrElse(this::notices, json::writeNull);
        json.writeEndObject();
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("severity", finding.severity().word());
        json.writeStringProperty("found", finding.found());
        text("why", Optional.of(finding.why()).filter(why -> !why.isEmpty()));
        json.writeName("record");
        finding.record().ifPresentOrElse(this::record, json::writeNull);
        json.writeStringProperty("standard", finding.standard());
        json.writeEndObject();
    }

    private void record(DnsRecord record) {
        json.writeStartObject();
        json.writeStringProperty("name", record.name());
        json.writeStringProperty("host", record.host(zone));
        json.writeStringProperty("type", record.type());
        json.writeStringProperty("value", record.value());
        json.writeStringProperty("zoneLine", record.zoneLine());
        json.writeEndObject();
    }

    private void subdomain(Subdomain subdomain) {
        json.writeStartObject();
        json.writeStringProperty("name", subdomain.name());
        json.writeStringProperty("kind", subdomain.kind().word());
        json.writeStringProperty("forgeable", subdomain.forgeable().word());
        json.writeStringProperty("found", subdomain.found());
        json.writeEndObject();
    }

    private void step(Step step) {
        json.writeStartObject();
        json.writeStringProperty("stage", step.stage().word());
        json.writeStringProperty("standing", step.standing().word());
        json.writeArrayPropertyStart("conditions");
        for (Step.Condition condition : step.conditions()) {
            json.writeStartObject();
            json.writeStringProperty("text", condition.text());
            json.writeName("met");
            condition.met().ifPresentOrElse(json::writeBoolean, json::writeNull);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("record");
        record(step.record());
        json.writeEndObject();
    }

    private void senders(Senders senders) {
        json.writeStartObject();
        json.writeNumberProperty("reports", senders.reports());
        json.writeNumberProperty("copies", senders.copies());
        json.writeNumberProperty("others", senders.others());
        text("begin", senders.begin().map(Object::toString));
        text("end", senders.end().map(Object::toString));
        json.writeNumberProperty("days", senders.days());
        json.writeNumberProperty("own", senders.own());
        json.writeNumberProperty("ownPassed", senders.ownPassed());
        json.writeBooleanProperty("safe", senders.longEnough() && senders.passes());
        json.writeNumberProperty("uncounted", senders.uncounted());
        json.writeArrayPropertyStart("senders");
        senders.senders().forEach(this::sender);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void sender(Sender sender) {
        json.writeStartObject();
        text("address", Optional.of(sender.address()).filter(address -> !address.isEmpty()));
        text("name", sender.name());
        json.writeStringProperty("group", sender.group().word());
        json.writeNumberProperty("messages", sender.messages());
        json.writeNumberProperty("passed", sender.passed());
        json.writeNumberProperty("spfAligned", sender.spfAligned());
        json.writeNumberProperty("dkimAligned", sender.dkimAligned());
        json.writeNumberProperty("refused", sender.refused());
        json.writeNumberProperty("quarantined", sender.quarantined());
        text("first", sender.first().map(Object::toString));
        text("last", sender.last().map(Object::toString));
        list("signers", sender.signers());
        list("reporters", sender.reporters());
        json.writeEndObject();
    }

    private void notices(Notices notices) {
        json.writeStartObject();
        json.writeNumberProperty("messages", notices.messages());
        json.writeNumberProperty("backscatter", notices.backscatter());
        json.writeArrayPropertyStart("clients");
        for (Notices.Client client : notices.clients()) {
            json.writeStartObject();
            json.writeStringProperty("address", client.address());
            json.writeNumberProperty("notices", client.notices());
            json.writeNumberProperty("reported", client.reported());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void list(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Absent facts are null.
    private void text(String name, Optional<String> value) {
        value.ifPresentOrElse(known -> json.writeStringProperty(name, known), () -> json.writeNullProperty(name));
    }
}
