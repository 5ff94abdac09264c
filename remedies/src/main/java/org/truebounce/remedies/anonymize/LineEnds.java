package org.truebounce.remedies.anonymize;

import java.io.ByteArrayOutputStream;

/// The line ends of a message: taken off before it is rewritten, put back line by line.
final class LineEnds {
    private final byte[] original;

    LineEnds(byte[] original) {
        this.original = original;
    }

    /// The bytes with LF at every line end, counted as [org.truebounce.mail.Message#parse] counts them.
    byte[] withLf() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(original.length);
        for (int at = 0; at < original.length; ) {
            int end = endOfLineEnd(at);
            lines.write(end > at ? '\n' : original[at]);
            at = Math.max(end, at + 1);
        }
        return lines.toByteArray();
    }

    /// Other lines, as many, with the line ends of the original.
    byte[] restored(byte[] lines) {
        ByteArrayOutputStream restored = new ByteArrayOutputStream(lines.length);
        int place = 0;
        for (byte b : lines) {
            if (b != '\n') {
                restored.write(b);
                continue;
            }
            while (place < original.length && endOfLineEnd(place) == place) {
                place++;
            }
            int end = place < original.length ? endOfLineEnd(place) : place;
            restored.write(original, place, end - place);
            if (end == place) {
                restored.write('\n');
            }
            place = end;
        }
        return restored.toByteArray();
    }

    /// Where the line end that begins at an index ends; the index itself where none does. Any run of CR before an LF
    /// belongs to it, and a CR alone is one too.
    private int endOfLineEnd(int at) {
        if (original[at] == '\n') {
            return at + 1;
        }
        int end = at;
        while (end < original.length && original[end] == '\r') {
            end++;
        }
        if (end == at) {
            return at;
        }
        return end < original.length && original[end] == '\n' ? end + 1 : at + 1;
    }
}
