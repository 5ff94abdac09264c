package org.truebounce.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Bytes to text, by the charset that mail names and past its lies.
///
/// A name that is unknown, or that the bytes contradict, gives way to UTF-8 where they are valid UTF-8, then to
/// what the bytes look like.
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Names seen in mail that Java does not know, or knows for a smaller set than senders mean by it.
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8//ignore", "UTF-8"));

    private Charsets() {}

    static String decode(byte[] bytes, int from, int to, Optional<String> named) {
        boolean ascii = true;
        for (int i = from; i < to && ascii; i++) {
            ascii = bytes[i] >= 0 && bytes[i] != 0x1b;
        }
        String name = named.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
        if (ascii && !name.startsWith("utf-16") && !name.startsWith("utf-32") && !name.startsWith("hz-")) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        return known(name)
                .flatMap(charset -> strictly(bytes, from, to, charset))
                .filter(text -> !hasJisEscape(text))
                .or(() -> strictly(bytes, from, to, StandardCharsets.UTF_8).filter(text -> !hasJisEscape(text)))
                .orElseGet(() -> new String(bytes, from, to - from, likely(bytes, from, to, name)));
    }

    /// A charset that the bytes are valid text in and can be written back in: by its name, else by what they look
    /// like, else ISO-8859-1, which reads anything.
    public static Charset writable(byte[] bytes, Optional<String> named) {
        String name = named.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
        return Stream.of(known(name), Optional.of(StandardCharsets.UTF_8))
                .flatMap(Optional::stream)
                .filter(Charset::canEncode)
                .filter(charset -> strictly(bytes, 0, bytes.length, charset)
                        .filter(text -> !hasJisEscape(text))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> {
                    Charset likely = likely(bytes, 0, bytes.length, "");
                    return likely.equals(WINDOWS_1252) ? StandardCharsets.ISO_8859_1 : likely;
                });
    }

    /// Whether an escape of ISO-2022-JP was read as text.
    private static boolean hasJisEscape(String text) {
        return text.contains("\u001b$") || text.contains("\u001b(");
    }

    private static Optional<Charset> known(String name) {
        if (name.isEmpty() || name.equals("us-ascii")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, int from, int to, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException contradicted) {
            return Optional.empty();
        }
    }

    /// What the bytes look like, once neither the name nor UTF-8 fits: JIS by its escapes, else the name, else
    /// Western.
    private static Charset likely(byte[] bytes, int from, int to, String name) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return Charset.forName("x-windows-iso2022jp");
            }
        }
        return known(name)
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .orElse(WINDOWS_1252);
    }
}
