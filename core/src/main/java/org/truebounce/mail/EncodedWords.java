package org.truebounce.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads the encoded words of a header value: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`. RFC 2047 §2
///
/// What is no encoded word stays as it is. The bytes of words that follow one another in one charset are read
/// together, since senders split characters between them.
final class EncodedWords {
    private static final int LONGEST_CHARSET = 40;
    // RFC 2047 §2 allows 75 characters for the whole word; senders do not keep to that
    private static final int LONGEST_WORD = 10_000;

    private final String value;
    private final StringBuilder text;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String charset = "";
    private int copied;

    private EncodedWords(String value) {
        this.value = value;
        this.text = new StringBuilder(value.length());
    }

    static String decode(String value) {
        EncodedWords words = new EncodedWords(value);
        words.read();
        return words.text.toString();
    }

    private void read() {
        int at = value.indexOf("=?");
        while (at >= 0) {
            int end = word(at);
            at = value.indexOf("=?", end < 0 ? at + 1 : end);
        }
        flush();
        text.append(value, copied, value.length());
    }

    /// Reads the word that begins at `start`; returns where it ends, or -1 where none begins.
    private int word(int start) {
        int mark = value.indexOf('?', start + 2, Math.min(value.length(), start + LONGEST_CHARSET));
        if (mark <= start + 2 || mark + 2 >= value.length() || value.charAt(mark + 2) != '?') {
            return -1;
        }
        char encoding = Character.toUpperCase(value.charAt(mark + 1));
        int from = mark + 3;
        int end = value.indexOf('?', from, Math.min(value.length(), from + LONGEST_WORD));
        while (end >= 0 && end + 1 < value.length() && value.charAt(end + 1) != '=') {
            // a bare `?` in it
            end = value.indexOf('?', end + 1, Math.min(value.length(), from + LONGEST_WORD));
        }
        if (end < 0 || end + 1 >= value.length() || (encoding != 'B' && encoding != 'Q')) {
            return -1;
        }
        goOnWith(start, charset(value.substring(start + 2, mark)));
        byte[] coded = value.substring(from, end).getBytes(StandardCharsets.ISO_8859_1);
        pending.writeBytes(
                encoding == 'B' ? TransferEncoding.BASE64.decode(coded, 0, coded.length, coded.length) : quoted(coded));
        copied = end + 2;
        return copied;
    }

    /// White space between encoded words is not shown. RFC 2047 §6.2
    private void goOnWith(int start, String next) {
        boolean adjoins = pending.size() > 0 && value.substring(copied, start).isBlank();
        if (!adjoins || !next.equals(charset)) {
            flush();
        }
        if (!adjoins) {
            text.append(value, copied, start);
        }
        charset = next;
    }

    private void flush() {
        byte[] bytes = pending.toByteArray();
        text.append(Charsets.decode(bytes, 0, bytes.length, Optional.of(charset)));
        pending.reset();
    }

    /// A language may stand behind the charset. RFC 2231 §5
    private static String charset(String written) {
        int star = written.indexOf('*');
        return (star < 0 ? written : written.substring(0, star)).toLowerCase(Locale.ROOT);
    }

    /// RFC 2047 §4.2
    private static byte[] quoted(byte[] coded) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(coded.length);
        for (int i = 0; i < coded.length; i++) {
            int high = i + 2 < coded.length ? Character.digit(coded[i + 1], 16) : -1;
            int low = i + 2 < coded.length ? Character.digit(coded[i + 2], 16) : -1;
            if (coded[i] == '=' && high >= 0 && low >= 0) {
                plain.write(high * 16 + low);
                i += 2;
            } else {
                plain.write(coded[i] == '_' ? ' ' : coded[i]);
            }
        }
        return plain.toByteArray();
    }
}
