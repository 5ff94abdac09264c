package org.truebounce.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Splits a message into its parts in one pass, however its boundaries are missing, crossed or repeated.
///
/// Every boundary of the multiparts around a body ends it (RFC 2046 §5.1.2), so a part that lacks its closing
/// boundary ends with its parent.
final class Parser {
    private static final byte[] NO_BYTES = {};

    private final byte[] bytes;
    private final Limits limits;
    private final Deque<byte[]> boundaries = new ArrayDeque<>(); // innermost first
    private final Set<String> limitsReached = new LinkedHashSet<>();
    private int at;
    private int parts;

    Parser(byte[] bytes, Limits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    List<String> limitsReached() {
        return List.copyOf(limitsReached);
    }

    Part message() {
        skipEnvelopeLine();
        return entity(0, MediaType.PLAIN);
    }

    /// An mbox or UUCP separator, and white space before it, may stand before the header.
    private void skipEnvelopeLine() {
        if (bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            at = 3;
        }
        while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        for (String line : List.of("From ", ">From ")) {
            if (startsWith(at, line.getBytes(StandardCharsets.US_ASCII))) {
                at = lineAfter(at);
            }
        }
    }

    /// Reads the entity that begins at the cursor, and leaves the cursor at the boundary line that ends it, or
    /// at the end.
    private Part entity(int depth, MediaType implied) {
        parts++;
        Headers headers = header();
        MediaType type = headers.first("Content-Type").map(MediaType::parse).orElse(implied);
        int bodyStart = at;
        boolean deep = depth >= limits.depth();
        if (deep && (type.isMultipart() || type.isMessage())) {
            limitsReached.add("parts nested deeper than " + limits.depth());
        }
        List<Part> children = List.of();
        Optional<byte[]> boundary = boundary(type);
        if (!deep && boundary.isPresent()) {
            children = multipart(boundary.get(), depth, type);
        } else if (!deep && type.isMessage()) {
            children = List.of(embedded(headers, depth));
        } else {
            skipBody();
        }
        return new Part(limits, bytes, headers, type, bodyStart, Math.max(bodyStart, bodyEnd()), children);
    }

    /// The header section at the cursor; the cursor then stands at the body.
    private Headers header() {
        int start = at;
        int line = at;
        int most = (int) Math.min(bytes.length, (long) at + limits.headerBytes());
        while (line < most && bytes[line] != '\n' && !isBoundary(line) && !(line > start && isBodyLine(line))) {
            line = lineAfter(line);
        }
        if (line >= most && line < bytes.length) {
            limitsReached.add("a header longer than " + limits.headerBytes() + " bytes");
        }
        Headers headers = new Headers(bytes, start, Math.min(line, bytes.length), limits.fields());
        if (headers.size() >= limits.fields()) {
            limitsReached.add("a header of more than " + limits.fields() + " fields");
        }
        at = line < bytes.length && bytes[line] == '\n' ? line + 1 : Math.min(line, bytes.length);
        return headers;
    }

    /// Whether a line can belong to no header: the empty line before the body is missing. Two such lines in a
    /// row decide, since one may be damage.
    private boolean isBodyLine(int line) {
        int second = lineAfter(line);
        return isForeign(line) && (second >= bytes.length || isForeign(second));
    }

    private boolean isForeign(int line) {
        return bytes[line] != ' '
                && bytes[line] != '\t'
                && bytes[line] != '\n'
                && Headers.colon(bytes, line, Math.min(bytes.length, line + 200)) < 0;
    }

    private List<Part> multipart(byte[] boundary, int depth, MediaType type) {
        // RFC 2046 §5.1.5: in a digest a part without a type is a message.
        MediaType implied = type.is("multipart/digest") ? MediaType.parse("message/rfc822") : MediaType.PLAIN;
        boundaries.push(boundary);
        List<Part> children = new ArrayList<>();
        skipBody();
        while (isBoundary(at, boundary) && !isClosing(boundary)) {
            if (parts >= limits.parts()) {
                limitsReached.add("more than " + limits.parts() + " parts");
                boundaries.pop();
                skipBody();
                return children;
            }
            at = lineAfter(at);
            children.add(entity(depth + 1, implied));
        }
        boundaries.pop();
        if (isBoundary(at, boundary)) {
            at = lineAfter(at);
        }
        skipBody();
        return children;
    }

    private boolean isClosing(byte[] boundary) {
        int after = at + boundary.length;
        return after + 1 < bytes.length && bytes[after] == '-' && bytes[after + 1] == '-';
    }

    private Part embedded(Headers outer, int depth) {
        TransferEncoding encoding = outer.first("Content-Transfer-Encoding")
                .map(TransferEncoding::named)
                .orElse(TransferEncoding.IDENTITY);
        int start = at;
        if (encoding == TransferEncoding.IDENTITY) {
            skipEnvelopeLineInside();
            return entity(depth + 1, MediaType.PLAIN);
        }
        // RFC 2046 §5.2.1 forbids an encoding here; RFC 6532 §3.6 and real senders do it.
        skipBody();
        byte[] decoded = encoding.decode(bytes, start, Math.max(start, bodyEnd()), bytes.length);
        Parser inner = new Parser(
                decoded,
                new Limits(
                        limits.depth() - depth - 1,
                        limits.parts() - parts,
                        limits.headerBytes(),
                        limits.fields(),
                        limits.textBytes()));
        Part message = inner.message();
        limitsReached.addAll(inner.limitsReached);
        parts += inner.parts;
        return message;
    }

    private void skipEnvelopeLineInside() {
        while (at < bytes.length && bytes[at] == '\n') {
            at++;
        }
        if (startsWith(at, "From ".getBytes(StandardCharsets.US_ASCII))) {
            at = lineAfter(at);
        }
    }

    /// Moves the cursor to the next boundary line of any multipart around, or to the end.
    private void skipBody() {
        if (boundaries.isEmpty()) {
            at = bytes.length;
            return;
        }
        int line = at;
        while (line < bytes.length && !isBoundary(line)) {
            line = nextDashes(line);
        }
        at = Math.min(line, bytes.length);
    }

    /// Where the next line after `line` that begins with two dashes begins, or the end.
    private int nextDashes(int line) {
        int end = bytes.length - 1;
        for (int i = line + 2; i < end; i += 2) {
            if (bytes[i] == '-') {
                int first = bytes[i - 1] == '-' ? i - 1 : i;
                if (bytes[first - 1] == '\n' && bytes[first + 1] == '-') {
                    return first;
                }
            }
        }
        return bytes.length;
    }

    private boolean isBoundary(int line) {
        if (boundaries.isEmpty() || line + 2 >= bytes.length || bytes[line] != '-' || bytes[line + 1] != '-') {
            return false;
        }
        for (byte[] boundary : boundaries) {
            if (isBoundary(line, boundary)) {
                return true;
            }
        }
        return false;
    }

    /// After a boundary only its closing dashes and white space may follow, so that one may begin with another.
    /// RFC 2046 §5.1.1
    private boolean isBoundary(int line, byte[] boundary) {
        int after = line + boundary.length;
        if (!startsWith(line, boundary)) {
            return false;
        }
        return after == bytes.length
                || bytes[after] <= ' '
                || (bytes[after] == '-' && after + 1 < bytes.length && bytes[after + 1] == '-');
    }

    /// The line end before a boundary belongs to the boundary. RFC 2046 §5.1.1
    private int bodyEnd() {
        return at > 0 && at < bytes.length && bytes[at - 1] == '\n' ? at - 1 : at;
    }

    private Optional<byte[]> boundary(MediaType type) {
        if (!type.isMultipart()) {
            return Optional.empty();
        }
        return type.parameter("boundary")
                .map(text -> ("--" + text.stripTrailing()).getBytes(StandardCharsets.ISO_8859_1))
                .or(this::boundaryInBody)
                .filter(boundary -> boundary.length > 2);
    }

    /// A multipart that names no boundary is split at the first line of its body that looks like one.
    private Optional<byte[]> boundaryInBody() {
        int line = at;
        for (int lines = 0; lines < 50 && line < bytes.length; lines++) {
            int next = lineAfter(line);
            if (next - line > 12 && bytes[line] == '-' && bytes[line + 1] == '-' && startsContent(next)) {
                return Optional.of(new String(bytes, line, next - line, StandardCharsets.ISO_8859_1)
                        .stripTrailing()
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
            line = next;
        }
        return Optional.empty();
    }

    private boolean startsContent(int line) {
        byte[] prefix = line + 8 <= bytes.length ? java.util.Arrays.copyOfRange(bytes, line, line + 8) : NO_BYTES;
        return new String(prefix, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .equals("content-");
    }

    private int lineAfter(int line) {
        return Math.min(ByteSearch.find(bytes, '\n', line, bytes.length) + 1, bytes.length);
    }

    private boolean startsWith(int from, byte[] prefix) {
        if (from + prefix.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
