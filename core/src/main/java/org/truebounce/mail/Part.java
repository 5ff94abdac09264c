package org.truebounce.mail;

import java.util.List;
import java.util.Optional;

/// One entity of a message: header fields and a body, which may hold further parts. RFC 2045 §2.4
public final class Part {
    private static final int OPENING = 64;

    private final Limits limits;
    private final byte[] bytes;
    private final Headers headers;
    private final int bodyStart;
    private final int bodyEnd;
    private final MediaType type;
    private final List<Part> children;

    Part(
            Limits limits,
            byte[] bytes,
            Headers headers,
            MediaType type,
            int bodyStart,
            int bodyEnd,
            List<Part> children) {
        this.limits = limits;
        this.bytes = bytes;
        this.headers = headers;
        this.type = type;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
        this.children = children;
    }

    public Headers headers() {
        return headers;
    }

    public MediaType type() {
        return type;
    }

    /// The parts of a multipart, in order; the one message inside a `message/rfc822`; none for anything else.
    public List<Part> children() {
        return children;
    }

    /// The name of the file that this part offers itself as.
    public Optional<String> fileName() {
        return headers.first("Content-Disposition")
                .flatMap(value -> MediaType.parse(value).parameter("filename"))
                .or(() -> type.parameter("name"))
                .map(Headers::decodeWords);
    }

    /// Whether the part asks to be kept beside the text rather than shown in it. RFC 2183 §2.2
    public boolean isAttachment() {
        return headers.first("Content-Disposition")
                .map(value -> value.regionMatches(true, 0, "attachment", 0, "attachment".length()))
                .orElse(false);
    }

    /// Whether the part stands in the message as it is, rather than in what had to be decoded first.
    @SuppressWarnings({"ReferenceEquality", "ArrayEquals"}) // the same array, not an equal one
    public boolean standsIn(Message message) {
        return bytes == message.root().bytes;
    }

    /// Where the header section begins, counted in the bytes that were parsed, with LF line ends.
    public int start() {
        return headers.start();
    }

    /// Where the body begins, counted likewise.
    public int bodyStart() {
        return bodyStart;
    }

    /// Where the body ends, counted likewise.
    public int bodyEnd() {
        return bodyEnd;
    }

    /// How many bytes the body has as it was transported.
    public int size() {
        return bodyEnd - bodyStart;
    }

    /// Whether the body shows nothing: white space at the most.
    public boolean isBlank() {
        for (int i = bodyStart; i < bodyEnd; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The body as it was transported, with LF line ends.
    public byte[] rawBody() {
        return java.util.Arrays.copyOfRange(bytes, bodyStart, bodyEnd);
    }

    /// The body as it was before transport, up to the limit of [Limits#textBytes].
    public byte[] body() {
        return encoding().decodeText(bytes, bodyStart, bodyEnd, limits.textBytes());
    }

    /// The body of a file, byte by byte as it was before transport, up to the same limit. Only where it was sent
    /// unencoded its line ends are LF.
    public byte[] file() {
        return encoding().decode(bytes, bodyStart, bodyEnd, limits.textBytes());
    }

    /// Whether the body as text holds more than white space. An opening of plain ASCII tells so at once.
    public boolean hasText() {
        byte[] opening = encoding().decode(bytes, bodyStart, bodyEnd, OPENING);
        boolean word = false;
        for (byte b : opening) {
            if (b == 0 || b == 0x1b) { // two bytes a letter, or letters behind an escape
                return !text().isBlank();
            }
            word |= b > ' ' && b < 0x7f;
        }
        return word || !text().isBlank();
    }

    /// The body as text: transfer encoding and charset undone, the charset leniently.
    public String text() {
        if (encoding() == TransferEncoding.IDENTITY) {
            int end = Math.min(bodyEnd, bodyStart + limits.textBytes());
            return Charsets.decode(bytes, bodyStart, end, type.parameter("charset"));
        }
        byte[] body = body();
        return Charsets.decode(body, 0, body.length, type.parameter("charset"));
    }

    private TransferEncoding encoding() {
        return headers.first("Content-Transfer-Encoding")
                .map(TransferEncoding::named)
                .orElse(TransferEncoding.IDENTITY);
    }
}
