package org.truebounce.mailbox.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A part of a MIME message being written. RFC 2045
///
/// @param fields its header lines, each without its line end
/// @param body its body, already encoded as the fields say
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record MimePart(List<String> fields, byte[] body) {
    private static final int LONGEST_LINE = 998; // RFC 5322 §2.1.1
    private static final int WORD = 42; // bytes of text in one encoded word, which stays below 75: RFC 2047 §2

    /// A text in UTF-8.
    static MimePart text(String subtype, String text) {
        byte[] bytes = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        String type = "Content-Type: text/" + subtype + "; charset=utf-8";
        if (shortLines(bytes)) {
            return new MimePart(List.of(type, "Content-Transfer-Encoding: 8bit"), bytes);
        }
        return new MimePart(List.of(type, "Content-Transfer-Encoding: base64"), base64(bytes));
    }

    /// Bytes that a mail program must not touch, such as a message within a message. RFC 2046 §5.2.1 forbids to
    /// encode them.
    static MimePart raw(String type, byte[] bytes) {
        return new MimePart(List.of("Content-Type: " + type, "Content-Transfer-Encoding: 8bit"), bytes);
    }

    static MimePart file(String type, String name, List<String> further, byte[] bytes) {
        List<String> fields = new ArrayList<>();
        fields.add("Content-Type: " + type);
        fields.add("Content-Transfer-Encoding: base64");
        fields.add("Content-Disposition: attachment" + parameter("filename", name));
        fields.addAll(further);
        return new MimePart(fields, base64(bytes));
    }

    /// Parts in a row.
    ///
    /// @param type the subtype, with its parameters but the boundary
    static MimePart multipart(String type, String boundary, List<MimePart> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (MimePart part : parts) {
            body.writeBytes(ascii("--" + boundary + "\r\n"));
            body.writeBytes(part.bytes());
            body.writeBytes(ascii("\r\n"));
        }
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        return new MimePart(
                List.of("Content-Type: multipart/" + type + ";\r\n boundary=\"" + boundary + "\""), body.toByteArray());
    }

    /// The part as a message: other fields lead its own.
    byte[] message(List<String> leading) {
        List<String> all = new ArrayList<>(leading);
        all.add("MIME-Version: 1.0");
        all.addAll(fields);
        return new MimePart(all, body).bytes();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
        for (String field : fields) {
            bytes.writeBytes((field + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(ascii("\r\n"));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /// A field with text that may hold any character. RFC 2047 §2
    static String field(String name, String text) {
        return name + ": " + words(text);
    }

    /// Text as encoded words where it is not plain, on one line in any case.
    static String words(String text) {
        String line = oneLine(text);
        if (plain(line)) {
            return line;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int size = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            int bytes = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (size + bytes > WORD) {
                word(words, chunk);
                size = 0;
            }
            chunk.appendCodePoint(character);
            size += bytes;
            at += Character.charCount(character);
        }
        word(words, chunk);
        return words.toString();
    }

    private static void word(StringBuilder words, StringBuilder chunk) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        words.append(words.isEmpty() ? "" : "\r\n ")
                .append("=?utf-8?B?")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append("?=");
        chunk.setLength(0);
    }

    /// `name <address>`, or what there is of both.
    static String mailbox(String name, String address) {
        String bare = oneLine(address).replaceAll("[<>\\s]", "");
        String shown = oneLine(name);
        if (bare.isEmpty()) {
            return words(shown);
        }
        if (shown.isEmpty() || shown.equalsIgnoreCase(bare)) {
            return bare;
        }
        String phrase = plain(shown) ? '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : words(shown);
        return phrase + " <" + bare + ">";
    }

    private static String parameter(String name, String value) {
        String line = oneLine(value);
        if (line.isEmpty()) {
            return "";
        }
        if (plain(line)) {
            return "; " + name + "=\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        // RFC 2231 §4
        StringBuilder encoded = new StringBuilder("; " + name + "*=utf-8''");
        for (byte b : line.getBytes(StandardCharsets.UTF_8)) {
            boolean kept = (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '.' || b == '-';
            encoded.append(kept ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }

    /// The text with every run of control characters turned into a blank: no field can be smuggled in.
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString().strip();
    }

    private static boolean plain(String line) {
        return line.length() < LONGEST_LINE - 40 && line.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    /// A media type as written if it is one, else the type of unknown bytes.
    static String mediaType(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        boolean token = slash > 0
                && slash < lower.length() - 1
                && lower.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "/.+-_".indexOf(c) >= 0);
        return token ? lower : "application/octet-stream";
    }

    private static boolean shortLines(byte[] bytes) {
        int length = 0;
        for (byte b : bytes) {
            length = b == '\n' ? 0 : length + 1;
            if (length > LONGEST_LINE || b == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] base64(byte[] bytes) {
        return Base64.getMimeEncoder().encode(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
