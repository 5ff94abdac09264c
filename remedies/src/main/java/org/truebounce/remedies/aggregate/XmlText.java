package org.truebounce.remedies.aggregate;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The characters of an XML document from a stranger: wrong encodings and characters that XML forbids are
/// passed over, document types are refused, and no tag, comment or run of text is longer than a parser may
/// safely hold.
final class XmlText extends FilterReader {
    private static final int HEAD = 256;
    private static final int LONGEST = 1 << 16;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final StringBuilder opening = new StringBuilder();
    private String end = "";
    private char last;
    private char lastButOne;
    private int length;
    private boolean begun;

    private XmlText(InputStreamReader characters) {
        super(characters);
    }

    static XmlText of(InputStream stream) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        return new XmlText(new InputStreamReader(bytes, charset(head)));
    }

    /// The encoding by a byte order mark, by the zeros between the first characters, else as the document
    /// declares it.
    private static Charset charset(byte[] head) {
        if (head.length > 1) {
            int first = (head[0] & 255) << 8 | (head[1] & 255);
            if (first == 0xFEFF || first == 0xFFFE) {
                return StandardCharsets.UTF_16;
            }
            if (first == 0x003C || first == 0x3C00) {
                return first == 0x003C ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            }
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        boolean wide =
                declared.find() && declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16");
        if (declared.reset().find() && !wide && Charset.isSupported(declared.group(1))) {
            return Charset.forName(declared.group(1));
        }
        return StandardCharsets.UTF_8;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int wanted) throws IOException {
        while (true) {
            int count = in.read(target, offset, wanted);
            if (count < 0) {
                return -1;
            }
            int kept = 0;
            for (int i = offset; i < offset + count; i++) {
                char c = target[i];
                begun |= c == '<';
                if (begun) { // a mark or blanks before the document would be an error
                    target[offset + kept++] = watched(allowed(c) ? c : ' ');
                }
            }
            if (kept > 0) {
                return kept;
            }
        }
    }

    private static boolean allowed(char c) {
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
    }

    private char watched(char c) throws IOException {
        if (++length > LONGEST) {
            throw new IOException("a part of it is longer than " + LONGEST + " characters");
        }
        if (!end.isEmpty()) {
            boolean ends = end.length() == 2
                    ? last == end.charAt(0) && c == end.charAt(1)
                    : lastButOne == end.charAt(0) && last == end.charAt(1) && c == end.charAt(2);
            end = ends ? "" : end;
            length = ends ? 0 : length;
        } else if (c == '<') {
            length = 0;
            opening.setLength(0);
            opening.append(c);
        } else if (!opening.isEmpty()) {
            open(c);
        }
        lastButOne = last;
        last = c;
        return c;
    }

    /// Looks at the first characters of what a `<` opens.
    private void open(char c) throws IOException {
        opening.append(c);
        String begins = opening.toString();
        boolean special = "<!--".startsWith(begins) || "<![CDATA[".startsWith(begins);
        switch (begins) {
            case "<?" -> end = "?>";
            case "<!--" -> end = "-->";
            case "<![CDATA[" -> end = "]]>";
            default -> {
                if (begins.startsWith("<!") && !special) {
                    throw new IOException("it declares a document type, which no report does");
                }
            }
        }
        if (!end.isEmpty() || !special) {
            opening.setLength(0);
        }
    }
}
