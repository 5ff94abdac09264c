package org.truebounce.auth.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.OptionalLong;

/// The hash of a message body (RFC 6376 §3.7), and how long the canonical body was.
///
/// @param hash the digest in base64, as `bh=` has it
/// @param canonicalLength the canonical body's length in bytes
/// @param hashedLength how many of them the hash covers
public record DkimBodyHash(String hash, long canonicalLength, long hashedLength) {

    /// Hashes a body with SHA-256, the only hash left (RFC 8301 §3.1).
    ///
    /// @param body the body as transmitted; lines may end in LF or CRLF
    /// @param canonicalization how
    /// @param length how many bytes of the canonical body count (`l=`), all when empty
    public static DkimBodyHash of(byte[] body, Canonicalization canonicalization, OptionalLong length) {
        return of(body, canonicalization, "sha256", length);
    }

    /// Hashes a body with another hash, to compare with an old signature.
    ///
    /// @param algorithm `sha256` or `sha1`, or a signature algorithm that ends in one of them
    /// @throws IllegalArgumentException for any other algorithm
    public static DkimBodyHash of(
            byte[] body, Canonicalization canonicalization, String algorithm, OptionalLong length) {
        Sink sink = new Sink(digest(algorithm), length.orElse(Long.MAX_VALUE));
        feed(body, canonicalization, sink);
        sink.flush();
        return new DkimBodyHash(
                Base64.getEncoder().encodeToString(sink.digest.digest()), sink.seen, Math.min(sink.seen, sink.limit));
    }

    private static MessageDigest digest(String algorithm) {
        String hash = algorithm.substring(algorithm.lastIndexOf('-') + 1);
        String standardName = switch (hash) {
            case "sha256" -> "SHA-256";
            case "sha1" -> "SHA-1";
            default -> throw new IllegalArgumentException("no hash algorithm: " + algorithm);
        };
        try {
            return MessageDigest.getInstance(standardName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One pass: line ends that may turn out to be trailing are held back, as is white space in the relaxed
    /// form.
    private static void feed(byte[] body, Canonicalization canonicalization, Sink sink) {
        boolean relaxed = canonicalization == Canonicalization.RELAXED;
        long lineEnds = 0;
        boolean space = false;
        for (int i = 0; i < body.length; i++) {
            byte b = body[i];
            if (b == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
                continue;
            }
            if (b == '\n') {
                lineEnds++;
                space = false; // RFC 6376 §3.4.4: white space at the end of a line is ignored
            } else if (relaxed && (b == ' ' || b == '\t')) {
                space = true;
            } else {
                for (; lineEnds > 0; lineEnds--) {
                    sink.lineEnd();
                }
                if (space) {
                    sink.write((byte) ' ');
                    space = false;
                }
                sink.write(b);
            }
        }
        // RFC 6376 §3.4.3: an empty body is one CRLF in the simple form, nothing in the relaxed one (§3.4.4).
        if (sink.seen > 0 || !relaxed) {
            sink.lineEnd();
        }
    }

    private static final class Sink {
        private final MessageDigest digest;
        private final long limit;
        private final byte[] buffer = new byte[8192];
        private int filled;
        private long seen;

        Sink(MessageDigest digest, long limit) {
            this.digest = digest;
            this.limit = limit;
        }

        void lineEnd() {
            write((byte) '\r');
            write((byte) '\n');
        }

        void write(byte b) {
            if (seen++ < limit) {
                if (filled == buffer.length) {
                    flush();
                }
                buffer[filled++] = b;
            }
        }

        void flush() {
            digest.update(buffer, 0, filled);
            filled = 0;
        }
    }
}
