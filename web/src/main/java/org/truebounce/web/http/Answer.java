package org.truebounce.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request is answered with.
///
/// @param status the status code. RFC 9110 §15
/// @param headers the fields that this answer has beside those that all have
/// @param body its content
public record Answer(int status, Map<String, String> headers, Body body) {
    /// The content of an answer.
    public sealed interface Body {}

    /// Content that is there already.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    public record Whole(byte[] bytes) implements Body {}

    /// Content that is written as it is made.
    public record Streamed(Writer writer) implements Body {}

    /// An answer that is chosen while the request is read.
    public record Chosen(Choice choice) implements Body {}

    /// Chooses an answer: either begins to write one, or gives a whole one.
    @FunctionalInterface
    public interface Choice {
        void choose(Reply reply) throws IOException;
    }

    /// Where a chosen answer goes, once.
    public interface Reply {
        /// Begins an answer that is written as it is made.
        OutputStream begin(String type) throws IOException;

        /// Gives a whole answer.
        void give(Answer answer) throws IOException;
    }

    /// Writes content.
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    public static Answer of(int status, String type, byte[] content) {
        return new Answer(status, Map.of("Content-Type", type), new Whole(content));
    }

    public static Answer text(String type, String content) {
        return of(200, type, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(String content) {
        return text("application/json", content);
    }

    public static Answer json(int status, String content) {
        return of(status, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer streamed(String type, Writer writer) {
        return new Answer(200, Map.of("Content-Type", type), new Streamed(writer));
    }

    public static Answer chosen(Choice choice) {
        return new Answer(200, Map.of(), new Chosen(choice));
    }

    /// Nothing to say but that it is done.
    public static Answer done() {
        return new Answer(204, Map.of(), new Whole(new byte[0]));
    }

    /// The same answer with one more field.
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /// The same content for a download, under a file's name.
    ///
    /// @param file letters, digits, dots and hyphens only
    public Answer asFile(String file) {
        return with("Content-Disposition", "attachment; filename=\"" + file + "\""); // RFC 6266 §4
    }
}
