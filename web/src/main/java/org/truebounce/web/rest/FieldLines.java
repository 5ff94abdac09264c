package org.truebounce.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.mail.Source;
import tools.jackson.core.JsonGenerator;

/// Where the fields of a header stand in the source.
final class FieldLines {
    private final Headers headers;
    private final List<Optional<Place>> places = new ArrayList<>();
    private final int end;

    /// The lines of one field.
    record Place(int line, int last) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(last, other.last);
        }
    }

    /// @param from the line where the header begins
    FieldLines(Source source, Headers headers, int from) {
        this.headers = headers;
        int next = from;
        for (byte[] field : headers.rawFields()) {
            Optional<Integer> line = source.find(field, next);
            Optional<Place> place = line.map(start -> new Place(start, start + ends(field) - 1));
            places.add(place);
            next = place.map(found -> found.last() + 1).orElse(next);
        }
        this.end = next;
    }

    private static int ends(byte[] field) {
        int lines = 0;
        for (int i = 0; i < field.length; i++) {
            lines += field[i] == '\n' || i == field.length - 1 ? 1 : 0;
        }
        return Math.max(1, lines);
    }

    Headers headers() {
        return headers;
    }

    /// The line behind the last field.
    int end() {
        return end;
    }

    Optional<Place> place(int index) {
        return places.get(index);
    }

    /// When a trace line says that it was written. RFC 5321 §4.4
    Optional<Instant> time(int index) {
        String value = headers.value(index);
        return MailDate.parse(value.substring(value.lastIndexOf(';') + 1).strip())
                .map(java.time.ZonedDateTime::toInstant);
    }

    void place(JsonGenerator json, int index) {
        Optional<Place> place = places.get(index);
        if (place.isPresent()) {
            json.writeNumberProperty("line", place.get().line());
            json.writeNumberProperty("lastLine", place.get().last());
        } else {
            json.writeNullProperty("line");
            json.writeNullProperty("lastLine");
        }
    }
}
