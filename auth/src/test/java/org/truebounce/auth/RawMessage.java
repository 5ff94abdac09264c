package org.truebounce.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A message cut into header fields and body, as a caller of this module cuts it.
public final class RawMessage {
    /// The header fields, each with its line ends.
    public final List<byte[]> fields = new ArrayList<>();

    /// The bytes after the empty line.
    public byte[] body = {};

    private RawMessage() {}

    /// Cuts a message of Latin-1 text.
    public static RawMessage of(String text) {
        return cut(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Cuts a message whose lines end in LF or CRLF.
    public static RawMessage cut(byte[] message) {
        RawMessage cut = new RawMessage();
        int start = 0;
        while (start < message.length) {
            int end = lineEnd(message, start);
            if (message[start] == '\n' || (message[start] == '\r' && message[start + 1] == '\n')) {
                cut.body = Arrays.copyOfRange(message, end, message.length);
                break;
            }
            while (end < message.length && (message[end] == ' ' || message[end] == '\t')) {
                end = lineEnd(message, end);
            }
            cut.fields.add(Arrays.copyOfRange(message, start, end));
            start = end;
        }
        return cut;
    }

    private static int lineEnd(byte[] message, int from) {
        int i = from;
        while (i < message.length && message[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, message.length);
    }
}
