package org.truebounce.remedies.anonymize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.truebounce.mail.Charsets;

/// Quoted-printable text whose every byte knows the characters that it is coded in, so that only what is rewritten
/// changes. RFC 2045 §6.7, RFC 2047 §4.2
final class QuotedText {
    private static final int LINE = 75;
    private static final String HEX = "0123456789ABCDEF";

    private final String coded;
    private final boolean word;
    private final byte[] bytes;
    private final int[] starts;

    /// @param word whether it is the inside of an encoded word, where `_` is a blank
    private QuotedText(String coded, boolean word) {
        this.coded = coded;
        this.word = word;
        byte[] decoded = new byte[coded.length()];
        int[] places = new int[coded.length() + 1];
        int length = 0;
        int at = 0;
        while (at < coded.length()) {
            int soft = softBreak(at);
            if (soft > at) {
                at = soft;
                continue;
            }
            boolean escaped = isEscape(at);
            char c = coded.charAt(at);
            decoded[length] = (byte)
                    (escaped ? Integer.parseInt(coded.substring(at + 1, at + 3), 16) : word && c == '_' ? ' ' : c);
            places[length++] = at;
            at += escaped ? 3 : 1;
        }
        places[length] = coded.length();
        bytes = Arrays.copyOf(decoded, length);
        starts = Arrays.copyOf(places, length + 1);
    }

    private boolean isEscape(int at) {
        return coded.charAt(at) == '='
                && at + 2 < coded.length()
                && Character.digit(coded.charAt(at + 1), 16) >= 0
                && Character.digit(coded.charAt(at + 2), 16) >= 0;
    }

    /// Where the soft line break that stands at an index ends.
    private int softBreak(int at) {
        if (word || coded.charAt(at) != '=') {
            return at;
        }
        int end = at + 1;
        while (end < coded.length() && (coded.charAt(end) == ' ' || coded.charAt(end) == '\t')) {
            end++;
        }
        return end < coded.length() && coded.charAt(end) == '\n' ? end + 1 : at;
    }

    /// What rewrites decoded text.
    interface Rewriting {
        Edits edits(String text);
    }

    /// A quoted-printable body rewritten.
    ///
    /// @param coded the body, a character for each byte, with LF line ends
    static String rewrite(String coded, Optional<String> charset, Rewriting rewriting) {
        QuotedText quoted = new QuotedText(coded, false);
        Charset read = Charsets.writable(quoted.bytes, charset);
        if (!isStateless(read)) {
            read = StandardCharsets.ISO_8859_1;
        }
        String text = new String(quoted.bytes, read);
        return quoted.written(text, rewriting.edits(text), read);
    }

    static boolean isStateless(Charset charset) {
        String name = charset.name().toLowerCase(java.util.Locale.ROOT);
        return !name.contains("2022")
                && !name.startsWith("utf-16")
                && !name.startsWith("utf-32")
                && !name.contains("hz");
    }

    private String written(String text, Edits edits, Charset charset) {
        StringBuilder written = new StringBuilder(coded.length());
        int charAt = 0;
        int byteAt = 0;
        for (Edits.Edit edit : edits.list()) {
            int start = byteAt + text.substring(charAt, edit.start()).getBytes(charset).length;
            written.append(coded, starts[byteAt], starts[start]);
            int end = start + text.substring(edit.start(), edit.end()).getBytes(charset).length;
            over(start, end, edit.text().getBytes(charset), written);
            charAt = edit.end();
            byteAt = end;
        }
        return written.append(coded, starts[Math.min(byteAt, bytes.length)], coded.length())
                .toString();
    }

    /// Writes new bytes where others stood, line breaks between them kept.
    private void over(int from, int to, byte[] fresh, StringBuilder written) {
        int slots = to - from;
        for (int i = 0; i < slots; i++) {
            int start = starts[from + i];
            int end = i + 1 < slots ? starts[from + i + 1] : endOf(start);
            int codeEnd = Math.min(end, endOf(start));
            if (i < fresh.length) {
                written.append(code(fresh[i], codeEnd - start == 3));
            }
            for (int j = slots; i == slots - 1 && j < fresh.length; j++) {
                written.append(code(fresh[j], false));
            }
            written.append(coded, codeEnd, Math.max(codeEnd, end));
        }
        int after = slots == 0 ? starts[from] : endOf(starts[to - 1]);
        written.append(coded, after, Math.max(after, starts[to]));
    }

    private int endOf(int start) {
        return start >= coded.length() ? start : start + (isEscape(start) ? 3 : 1);
    }

    private String code(byte b, boolean escaped) {
        int value = b & 0xff;
        boolean plain = value > ' ' && value < 0x7f && value != '=' && !(word && (value == '_' || value == '?'));
        if (plain && !escaped) {
            return String.valueOf((char) value);
        }
        return "=" + HEX.charAt(value >> 4) + HEX.charAt(value & 15);
    }

    static byte[] decode(String coded) {
        return new QuotedText(coded, false).bytes;
    }

    /// A whole body coded anew, in lines of at most 76 characters.
    static String encodeBody(byte[] bytes) {
        QuotedText coder = new QuotedText("", false);
        StringBuilder coded = new StringBuilder(bytes.length * 2);
        int line = 0;
        for (byte b : bytes) {
            String code = b == '\n' || b == ' ' ? String.valueOf((char) b) : coder.code(b, false);
            if (b != '\n' && coded.length() - line + code.length() > LINE) {
                coded.append("=\n");
                line = coded.length();
            }
            coded.append(code);
            line = b == '\n' ? coded.length() : line;
        }
        return coded.toString();
    }

    static byte[] decodeWord(String payload) {
        return new QuotedText(payload, true).bytes;
    }

    /// The inside of an encoded word written anew, coded as what stood there was.
    static String encodeWord(byte[] fresh, String payload, byte[] before) {
        QuotedText quoted = new QuotedText(payload, true);
        if (!Arrays.equals(before, quoted.bytes)) {
            return encode(fresh);
        }
        StringBuilder written = new StringBuilder(payload.length());
        for (int i = 0; i < fresh.length; i++) {
            boolean kept = i < quoted.bytes.length && quoted.bytes[i] == fresh[i];
            boolean escaped = i < quoted.bytes.length && quoted.starts[i + 1] - quoted.starts[i] == 3;
            written.append(
                    kept ? payload.substring(quoted.starts[i], quoted.starts[i + 1]) : quoted.code(fresh[i], escaped));
        }
        return written.toString();
    }

    private static String encode(byte[] bytes) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        for (byte b : bytes) {
            coded.writeBytes(new QuotedText("", true).code(b, false).getBytes(StandardCharsets.US_ASCII));
        }
        return coded.toString(StandardCharsets.US_ASCII);
    }
}
