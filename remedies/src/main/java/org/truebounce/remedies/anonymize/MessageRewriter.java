package org.truebounce.remedies.anonymize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Charsets;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;
import org.truebounce.notice.Notice;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Goes through a message part by part and writes it anew, each part in its own transfer encoding and charset.
final class MessageRewriter {
    private static final int HEAD_OF_FILE = 8;
    private static final List<String> HEADER_SECTIONS = List.of(
            "text/rfc822-headers",
            "text/rfc822-header",
            "message/rfc822-headers",
            "message/global-headers",
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "message/feedback-report");

    private final Rules rules;
    private final Plan plan;
    private final byte[] bytes;
    private final ByteArrayOutputStream out;

    /// How deep the words of a notice are replaced.
    ///
    /// @param notice the message as it is read
    /// @param own of the notice's own words
    /// @param returned of the returned message
    /// @param shift by how much dates are moved
    record Plan(Notice notice, Depth own, Depth returned, Duration shift) {}

    /// @param bytes the message with LF line ends
    MessageRewriter(Rules rules, Plan plan, byte[] bytes) {
        this.rules = rules;
        this.plan = plan;
        this.bytes = bytes;
        this.out = new ByteArrayOutputStream(bytes.length);
    }

    byte[] rewritten() {
        return rewritten(plan.notice.message().root(), false);
    }

    private byte[] rewritten(Part root, boolean returned) {
        between(0, root.start());
        part(root, returned);
        between(root.bodyEnd(), bytes.length);
        return out.toByteArray();
    }

    private void part(Part part, boolean returned) {
        boolean below = returned
                || plan.notice.layout().returned().filter(back -> back == part).isPresent();
        byte[] header = Arrays.copyOfRange(bytes, part.start(), part.bodyStart());
        out.writeBytes(text(header, Optional.empty(), text -> fields(text, Depth.UNKNOWN_WORDS, true, returned)));
        String encoding = encoding(part);
        if (part.type().isMessage() && !part.children().isEmpty() && !encoding.isEmpty()) {
            coded(part, encoding, below);
            return;
        }
        if (part.children().isEmpty()) {
            leaf(part, encoding, below);
            return;
        }
        int at = part.bodyStart();
        for (Part child : part.children()) {
            between(at, child.start());
            part(child, below);
            at = child.bodyEnd();
        }
        between(at, part.bodyEnd());
    }

    private static String encoding(Part part) {
        String named = part.headers()
                .first("Content-Transfer-Encoding")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return named.equals("base64") || named.equals("quoted-printable") ? named : "";
    }

    /// What stands between parts: boundaries, and words for programs that know no parts. RFC 2046 §5.1.1
    private void between(int from, int to) {
        if (from >= to) {
            return;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at) + 1;
            end = end == 0 ? text.length() : end;
            out.writeBytes(Boundaries.line(rules, text.substring(at, end)).getBytes(StandardCharsets.ISO_8859_1));
            at = end;
        }
    }

    /// A message inside in a transfer encoding.
    private void coded(Part part, String encoding, boolean returned) {
        String before = latin(part);
        byte[] decoded = encoding.equals("base64") ? Base64Body.decode(before) : QuotedText.decode(before);
        LineEnds ends = new LineEnds(decoded);
        MessageRewriter inner = new MessageRewriter(rules, plan, ends.withLf());
        byte[] written = ends.restored(inner.rewritten(Message.parse(decoded).root(), returned));
        String after = encoding.equals("base64") ? Base64Body.encode(written, before) : QuotedText.encodeBody(written);
        out.writeBytes(after.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String latin(Part part) {
        return new String(bytes, part.bodyStart(), part.bodyEnd() - part.bodyStart(), StandardCharsets.ISO_8859_1);
    }

    private void leaf(Part part, String encoding, boolean returned) {
        String type = part.type().name();
        boolean readable = type.startsWith("text/") || type.startsWith("message/") || type.startsWith("multipart/");
        byte[] body = Arrays.copyOfRange(bytes, part.bodyStart(), part.bodyEnd());
        if (!readable && (encoding.equals("base64") || isBinary(body))) {
            out.writeBytes(blanked(body, encoding.equals("base64")));
            return;
        }
        Optional<String> charset = part.type().parameter("charset");
        QuotedText.Rewriting rewriting = text -> edits(text, type, returned);
        switch (encoding) {
            case "base64" -> out.writeBytes(base64(latin(part), charset, rewriting));
            case "quoted-printable" ->
                out.writeBytes(
                        QuotedText.rewrite(latin(part), charset, rewriting).getBytes(StandardCharsets.ISO_8859_1));
            default -> out.writeBytes(text(body, charset, rewriting));
        }
    }

    private static boolean isBinary(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /// A file keeps its size and its first bytes, which tell its form.
    private byte[] blanked(byte[] body, boolean base64) {
        byte[] blank = body.clone();
        for (int i = HEAD_OF_FILE; i < blank.length; i++) {
            boolean keeps = blank[i] == '\n' || (base64 && (blank[i] == '=' || blank[i] <= ' '));
            blank[i] = keeps ? blank[i] : (byte) 'A';
        }
        rules.pseudonyms().note(Kind.FILE, "a file of " + body.length + " bytes", "a blank one");
        return blank;
    }

    private static byte[] base64(String before, Optional<String> named, QuotedText.Rewriting rewriting) {
        byte[] decoded = Base64Body.decode(before);
        Charset charset = Charsets.writable(decoded, named);
        String text = new String(decoded, charset);
        Edits edits = rewriting.edits(text);
        String after =
                edits.isEmpty() ? before : Base64Body.encode(edits.apply(text).getBytes(charset), before);
        return after.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Text as it stands there, line by line: what is not rewritten keeps its bytes.
    private static byte[] text(byte[] body, Optional<String> named, QuotedText.Rewriting rewriting) {
        Charset charset = Charsets.writable(body, named);
        if (!QuotedText.isStateless(charset)
                && !charset.name().toLowerCase(Locale.ROOT).contains("2022")) {
            charset = StandardCharsets.ISO_8859_1;
        }
        String text = new String(body, charset);
        Edits edits = rewriting.edits(text);
        if (edits.isEmpty()) {
            return body;
        }
        String[] before = text.split("\n", -1);
        String[] after = edits.apply(text).split("\n", -1);
        ByteArrayOutputStream written = new ByteArrayOutputStream(body.length);
        int at = 0;
        for (int line = 0; line < after.length; line++) {
            int end = at;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            boolean same = line < before.length && before[line].equals(after[line]);
            written.writeBytes(same ? Arrays.copyOfRange(body, at, end) : after[line].getBytes(charset));
            if (line < after.length - 1) {
                written.write('\n');
            }
            at = Math.min(body.length, end + 1);
        }
        return written.toByteArray();
    }

    private Edits edits(String text, String type, boolean returned) {
        Depth depth = returned ? plan.returned : plan.own;
        if (type.equals("text/html")) {
            return HtmlRewriter.rewrite(rules, text, depth);
        }
        if (HEADER_SECTIONS.contains(type)) {
            return fields(text, depth, true, returned);
        }
        String own = plan.notice.text();
        boolean split = !returned
                && plan.notice.layout().returned().isEmpty()
                && plan.notice.returned().part().isPresent()
                && text.startsWith(own);
        int end = split ? own.length() : text.length();
        Edits edits = fields(text.substring(0, end), depth, false, returned);
        edits.addAll(fields(text.substring(end), plan.returned, false, true), end);
        return edits;
    }

    private Edits fields(String text, Depth depth, boolean header, boolean returned) {
        return FieldRewriter.rewrite(rules, plan.shift, text, depth, header, returned);
    }
}
