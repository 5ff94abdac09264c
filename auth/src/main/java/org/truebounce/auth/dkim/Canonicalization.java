package org.truebounce.auth.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How much change in transit a signature bears (RFC 6376 §3.4).
public enum Canonicalization {
    /// Nearly none.
    SIMPLE,
    /// White space and folding may change.
    RELAXED;

    /// The canonicalization of this name, if there is one.
    public static Optional<Canonicalization> named(String name) {
        return switch (name) {
            case "simple" -> Optional.of(SIMPLE);
            case "relaxed" -> Optional.of(RELAXED);
            default -> Optional.empty();
        };
    }

    /// A header field as it is hashed, without the last CRLF.
    public byte[] header(RawHeader field) {
        return switch (this) {
            case SIMPLE -> field.bytes(); // RFC 6376 §3.4.1
            case RELAXED -> relaxedHeader(field);
        };
    }

    /// RFC 6376 §3.4.2: name in lower case, unfolded, runs of white space as one space, none around the colon
    /// or at the end.
    private static byte[] relaxedHeader(RawHeader field) {
        byte[] bytes = field.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        byte[] name = field.name().getBytes(StandardCharsets.ISO_8859_1);
        out.write(name, 0, name.length);
        out.write(':');
        boolean space = false;
        boolean started = false;
        for (int i = field.colon() + 1; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean fold = b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (fold) {
                i++;
            } else if (b == ' ' || b == '\t') {
                space = true;
            } else {
                if (space && started) {
                    out.write(' ');
                }
                out.write(b);
                space = false;
                started = true;
            }
        }
        return out.toByteArray();
    }
}
