package org.truebounce.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.evidence.Route;
import org.truebounce.evidence.Route.Standing;
import org.truebounce.evidence.Route.Stretch;
import org.truebounce.mail.HeaderField;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;
import org.truebounce.mail.Source;
import org.truebounce.report.JsonReport;
import org.truebounce.web.http.Json;
import tools.jackson.core.JsonGenerator;

/// A message laid open: its Diagnosis, the ways that it and the returned message took, its header and parts, and its
/// lines with those marked that mattered. All of it is text; nothing is to be shown as markup.
final class Explanation {
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_TEXT = 64 << 10;

    private final Diagnosis diagnosis;
    private final String name;
    private final Message message;
    private final Source source;
    private final Route route;
    private final FieldLines notice;
    private final Optional<FieldLines> returned;
    private final IdentityHashMap<Part, String> ids = new IdentityHashMap<>();

    Explanation(byte[] bytes, String name, Diagnosis diagnosis, Account account) {
        this.diagnosis = diagnosis;
        this.name = name;
        this.message = diagnosis.notice().message();
        this.source = Source.of(bytes);
        this.route = Route.of(diagnosis.notice(), account);
        this.notice = new FieldLines(source, message.headers(), 1);
        this.returned = diagnosis.notice().returned().part().map(this::returnedFields);
    }

    private FieldLines returnedFields(Part part) {
        int from = part.standsIn(message) ? source.lineAt(part.start()) : notice.end();
        return new FieldLines(source, part.headers(), from);
    }

    String json() {
        return Json.object(json -> {
            json.writeName("diagnosis");
            json.writeRawValue(JsonReport.line(diagnosis, name));
            Json.text(json, "time", time(message.headers()).map(Instant::toString));
            json.writeArrayPropertyStart("routes");
            route(json, "notice", route.notice(), Optional.empty(), notice);
            returned.filter(lines -> !route.returned().isEmpty())
                    .ifPresent(lines -> route(json, "returned", route.returned(), route.client(), lines));
            json.writeEndArray();
            json.writeName("parts");
            part(json, message.root(), "0");
            header(json);
            source(json);
            marks(json);
        });
    }

    static Optional<Instant> time(Headers headers) {
        return headers.first("Date").flatMap(MailDate::parse).map(java.time.ZonedDateTime::toInstant);
    }

    private static void route(
            JsonGenerator json, String of, List<Stretch> latestFirst, Optional<String> client, FieldLines lines) {
        json.writeStartObject();
        json.writeStringProperty("of", of);
        Json.text(json, "client", client);
        json.writeArrayPropertyStart("stretches");
        for (Stretch stretch : new ArrayList<>(latestFirst).reversed()) {
            int index = stretch.line().index();
            json.writeStartObject();
            Json.text(json, "from", Optional.of(stretch.from()));
            Json.text(json, "to", Optional.of(stretch.to()));
            Json.text(json, "address", stretch.line().address());
            Json.text(json, "protocol", Optional.of(stretch.line().with()));
            Json.text(json, "time", lines.time(index).map(Instant::toString));
            json.writeStringProperty("standing", word(stretch.standing()));
            lines.place(json, index);
            json.writeStringProperty("field", "Received: " + lines.headers().value(index));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String word(Standing standing) {
        return switch (standing) {
            case OURS -> "proven";
            case BORDER, REPORTED, CLAIMED, CONTRADICTED -> standing.name().toLowerCase(Locale.ROOT);
        };
    }

    private void part(JsonGenerator json, Part part, String id) {
        ids.put(part, id);
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", part.type().name());
        Json.text(json, "name", part.fileName());
        Json.text(json, "charset", part.type().parameter("charset"));
        Json.text(json, "encoding", part.headers().first("Content-Transfer-Encoding"));
        json.writeBooleanProperty("attachment", part.isAttachment());
        json.writeNumberProperty("bytes", part.size());
        if (part.standsIn(message)) {
            json.writeNumberProperty("line", source.lineAt(part.start()));
            json.writeNumberProperty("lastLine", source.lineAt(Math.max(part.start(), part.bodyEnd() - 1)));
        } else {
            json.writeNullProperty("line");
            json.writeNullProperty("lastLine");
        }
        Json.text(json, "text", text(part));
        json.writeArrayPropertyStart("parts");
        int number = 1;
        for (Part child : part.children()) {
            part(json, child, id + "." + number++);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Optional<String> text(Part part) {
        String type = part.type().name();
        boolean words = type.startsWith("text/") || type.startsWith("message/");
        if (!words || !part.children().isEmpty()) {
            return Optional.empty();
        }
        String text = part.text();
        return Optional.of(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
    }

    private void header(JsonGenerator json) {
        json.writeArrayPropertyStart("header");
        fields(json, notice, Optional.of("0"));
        returned.ifPresent(lines ->
                fields(json, lines, diagnosis.notice().returned().part().map(ids::get)));
        json.writeEndArray();
    }

    private static void fields(JsonGenerator json, FieldLines lines, Optional<String> part) {
        for (int index = 0; index < lines.headers().size(); index++) {
            HeaderField field = lines.headers().field(index);
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("value", lines.headers().words(index));
            lines.place(json, index);
            Json.text(json, "part", part);
            json.writeEndObject();
        }
    }

    private void source(JsonGenerator json) {
        int lines = Math.min(source.lines(), MOST_LINES);
        json.writeObjectPropertyStart("source");
        json.writeArrayPropertyStart("lines");
        boolean cut = lines < source.lines();
        for (int number = 1; number <= lines; number++) {
            String line = source.line(number);
            cut |= line.length() > LONGEST_LINE;
            json.writeString(visible(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line));
        }
        json.writeEndArray();
        json.writeBooleanProperty("cut", cut);
        json.writeEndObject();
    }

    /// The pictures that Unicode has for control characters, in their place.
    private static String visible(String line) {
        if (line.chars().noneMatch(c -> c < ' ' && c != '\t')) {
            return line;
        }
        StringBuilder shown = new StringBuilder(line.length());
        line.chars().forEach(c -> shown.append((char) (c < ' ' && c != '\t' ? 0x2400 + c : c)));
        return shown.toString();
    }

    private void marks(JsonGenerator json) {
        json.writeArrayPropertyStart("marks");
        new Marks(source, diagnosis.notice(), route, notice, returned)
                .of(diagnosis.evidence())
                .forEach((place, found) -> {
                    json.writeStartObject();
                    json.writeNumberProperty("line", place.line());
                    json.writeNumberProperty("lastLine", place.last());
                    Json.texts(json, "evidence", found);
                    json.writeEndObject();
                });
        json.writeEndArray();
    }
}
