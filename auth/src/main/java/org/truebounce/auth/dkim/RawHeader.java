package org.truebounce.auth.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One header field as it was transmitted, its lines ending in CRLF and without the last CRLF.
public final class RawHeader {
    private final byte[] bytes;
    private final int colon;
    private final String name;

    private RawHeader(byte[] bytes) {
        this.bytes = bytes;
        int at = 0;
        while (at < bytes.length && bytes[at] != ':') {
            at++;
        }
        this.colon = at;
        this.name = new String(bytes, 0, Math.min(at, 256), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// Takes a field: name, colon, value with its folds. Lines may end in LF or CRLF; the last line end may be
    /// there or not.
    public static RawHeader of(byte[] field) {
        int end = field.length;
        if (end > 0 && field[end - 1] == '\n') {
            end -= end > 1 && field[end - 2] == '\r' ? 2 : 1;
        }
        return new RawHeader(withCrlf(field, end));
    }

    /// Takes all fields of a header section, topmost first.
    public static List<RawHeader> all(List<byte[]> fields) {
        return fields.stream().map(RawHeader::of).toList();
    }

    private static byte[] withCrlf(byte[] bytes, int end) {
        int bare = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                bare++;
            }
        }
        byte[] out = Arrays.copyOf(bytes, end + bare);
        if (bare > 0) {
            int at = 0;
            for (int i = 0; i < end; i++) {
                if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                    out[at++] = '\r';
                }
                out[at++] = bytes[i];
            }
        }
        return out;
    }

    /// The field's name in lower case; the whole line when it has no colon.
    public String name() {
        return name;
    }

    /// The value as UTF-8 text, folds kept.
    public String value() {
        int start = Math.min(colon + 1, bytes.length);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /// The field's length in bytes.
    public int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int colon() {
        return colon;
    }

    /// This signature field with an empty `b=` tag (RFC 6376 §3.7): all bytes of the tag's value deleted.
    public RawHeader withoutSignature() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int start = Math.min(colon + 1, bytes.length);
        out.write(bytes, 0, start);
        while (start < bytes.length) {
            int end = indexOf((byte) ';', start);
            int equals = indexOf((byte) '=', start);
            boolean signature = equals < end && isSignatureTag(start, equals);
            out.write(bytes, start, (signature ? equals + 1 : end) - start);
            if (end < bytes.length) {
                out.write(';');
            }
            start = end + 1;
        }
        return new RawHeader(out.toByteArray());
    }

    private boolean isSignatureTag(int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            if (!TagList.isSpace((char) bytes[i])) {
                if (bytes[i] != 'b' || ++letters > 1) {
                    return false;
                }
            }
        }
        return letters == 1;
    }

    private int indexOf(byte wanted, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /// This field with its folds undone: each line break and the white space after it replaced by `filling`.
    RawHeader unfolded(String filling) {
        byte[] between = filling.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                i += 2;
                while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
                    i++;
                }
                out.write(between, 0, between.length);
            } else {
                out.write(bytes[i++]);
            }
        }
        return new RawHeader(out.toByteArray());
    }

    /// The field has more than one line.
    boolean isFolded() {
        return indexOf((byte) '\n', 0) < bytes.length;
    }
}
