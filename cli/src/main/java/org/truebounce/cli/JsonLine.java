package org.truebounce.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A line of JSON in the making. Absent facts are null.
final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonLine(JsonGenerator json) {
        this.json = json;
    }

    /// An object.
    static String of(Consumer<JsonLine> fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            fields.accept(new JsonLine(json));
            json.writeEndObject();
        }
        return line.toString();
    }

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    void text(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> text(name, text), () -> json.writeNullProperty(name));
    }

    void number(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    void number(String name, double value) {
        json.writeNumberProperty(name, value);
    }

    void truth(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    void list(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /// A value that is JSON already.
    void raw(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeRawValue, json::writeNull);
    }

    void object(String name, Consumer<JsonLine> fields) {
        json.writeObjectPropertyStart(name);
        fields.accept(this);
        json.writeEndObject();
    }

    <T> void objects(String name, List<T> values, java.util.function.BiConsumer<JsonLine, T> fields) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.accept(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
