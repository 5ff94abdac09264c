package org.truebounce.stream.port;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Diagnosis in Avro, by the schema `diagnosis.avsc` beside this class: the fields of the JSON, in the single-object
/// encoding, which begins with the schema's fingerprint.
public final class AvroForm {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = schema();
    private static final BinaryMessageEncoder<Object> ENCODER = new BinaryMessageEncoder<>(GenericData.get(), SCHEMA);

    private AvroForm() {}

    /// The schema of what is written.
    public static Schema schema() {
        try (InputStream stream =
                Objects.requireNonNull(AvroForm.class.getResourceAsStream("diagnosis.avsc"), "diagnosis.avsc")) {
            return new Schema.Parser().parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String json) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length());
            ENCODER.encode(record(json), bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The record of a line of JSON.
    static GenericData.Record record(String json) {
        return record(JSON.readTree(json), SCHEMA);
    }

    private static GenericData.Record record(JsonNode json, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(json.path(field.name()), field.schema()));
        }
        return record;
    }

    private static @Nullable Object value(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case UNION ->
                json.isNull() || json.isMissingNode()
                        ? null
                        : value(json, schema.getTypes().get(1));
            case RECORD -> record(json, schema);
            case ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                json.forEach(element -> values.add(value(element, schema.getElementType())));
                yield values;
            }
            case BOOLEAN -> json.asBoolean();
            case INT -> json.asInt();
            case DOUBLE -> json.asDouble();
            case STRING -> json.asString("");
            case BYTES, ENUM, FIXED, FLOAT, LONG, MAP, NULL ->
                throw new IllegalStateException("the schema has a type that a Diagnosis has not: " + schema);
        };
    }
}
