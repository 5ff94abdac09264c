package org.truebounce.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// How a body was made fit for transport. RFC 2045 §6
enum TransferEncoding {
    IDENTITY,
    QUOTED_PRINTABLE,
    BASE64;

    static TransferEncoding named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> BASE64;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            default -> IDENTITY; // 7bit, 8bit, binary, and names that nobody knows
        };
    }

    /// The text from `from` to `to` as it was before transport, with LF line ends, at most `most` bytes of it.
    byte[] decodeText(byte[] bytes, int from, int to, int most) {
        byte[] decoded = decode(bytes, from, to, most);
        return this == IDENTITY ? decoded : LineEnds.toLf(decoded); // a message is parsed with LF line ends
    }

    /// The bytes from `from` to `to` as they were before transport, at most `most` of them.
    byte[] decode(byte[] bytes, int from, int to, int most) {
        return switch (this) {
            case IDENTITY -> Arrays.copyOfRange(bytes, from, Math.min(to, from + most));
            case QUOTED_PRINTABLE -> quotedPrintable(bytes, from, to, most);
            case BASE64 -> base64(bytes, from, to, most);
        };
    }

    private static byte[] quotedPrintable(byte[] bytes, int from, int to, int most) {
        InputStream coded = new ByteArrayInputStream(bytes, from, to - from);
        try (InputStream plain = new QuotedPrintableInputStream(coded, DecodeMonitor.SILENT)) {
            return plain.readNBytes(most);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Only letters of the alphabet count, and a last group that was cut off gives what it holds. RFC 2045 §6.8
    private static byte[] base64(byte[] bytes, int from, int to, int most) {
        long needed = most / 3L * 4 + 4;
        byte[] letters = new byte[(int) Math.min(to - from, needed)];
        int length = 0;
        for (int i = from; i < to && length < letters.length && bytes[i] != '='; i++) {
            if (isLetter(bytes[i])) {
                letters[length++] = bytes[i];
            }
        }
        length -= length % 4 == 1 ? 1 : 0;
        return Base64.getDecoder().decode(Arrays.copyOf(letters, length));
    }

    private static boolean isLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }
}
