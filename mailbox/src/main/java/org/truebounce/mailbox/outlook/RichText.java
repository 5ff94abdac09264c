package org.truebounce.mailbox.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// What a rich text says: its plain text, or the HTML that it wraps. [MS-OXRTFEX]
///
/// @param text the text
/// @param html whether it is HTML
record RichText(String text, boolean html) {
    /// Reads rich text; any bytes give a result.
    static RichText read(byte[] rtf) {
        Reader reader = new Reader(rtf);
        reader.read();
        reader.flush();
        return new RichText(reader.text.toString().strip(), reader.wrapsHtml);
    }

    private static final class Reader {
        private static final Set<String> SILENT = Set.of(
                "fonttbl",
                "colortbl",
                "stylesheet",
                "info",
                "pict",
                "object",
                "header",
                "footer",
                "generator",
                "listtable",
                "listoverridetable",
                "rsidtbl",
                "themedata",
                "colorschememapping",
                "datastore",
                "latentstyles",
                "xmlnstbl");
        private static final int DEEPEST = 10_000;

        private final byte[] rtf;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Deque<Boolean> groups = new ArrayDeque<>();
        private Charset charset = Charset.forName("windows-1252");
        private boolean silent;
        private boolean hidden;
        private boolean starred;
        private boolean wrapsHtml;
        private int at;
        private int fallback = 1;
        private int skip;

        Reader(byte[] rtf) {
            this.rtf = rtf;
        }

        void read() {
            while (at < rtf.length && groups.size() < DEEPEST) {
                byte b = rtf[at++];
                switch (b) {
                    case '{' -> groups.push(silent);
                    case '}' -> silent = groups.isEmpty() || groups.pop();
                    case '\\' -> control();
                    case '\r', '\n', 0 -> {}
                    default -> put(b);
                }
            }
        }

        private void control() {
            if (at >= rtf.length) {
                return;
            }
            byte b = rtf[at];
            if (letter(b)) {
                word();
                return;
            }
            at++;
            switch (b) {
                case '\'' -> {
                    int high = at < rtf.length ? Character.digit(rtf[at], 16) : -1;
                    int low = at + 1 < rtf.length ? Character.digit(rtf[at + 1], 16) : -1;
                    if (high >= 0 && low >= 0) {
                        at += 2;
                        put((byte) (high << 4 | low));
                    }
                }
                case '*' -> starred = true;
                case '~' -> put((byte) ' ');
                case '\\', '{', '}' -> put(b);
                default -> {}
            }
        }

        private void word() {
            int from = at;
            while (at < rtf.length && letter(rtf[at]) && at - from < 32) {
                at++;
            }
            String name = new String(rtf, from, at - from, java.nio.charset.StandardCharsets.US_ASCII);
            boolean negative = at < rtf.length && rtf[at] == '-';
            at += negative ? 1 : 0;
            int number = 0;
            boolean numbered = false;
            while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9') {
                number = Math.min(number * 10 + rtf[at++] - '0', 1_000_000);
                numbered = true;
            }
            at += at < rtf.length && rtf[at] == ' ' ? 1 : 0;
            obey(name, negative ? -number : number, numbered);
            starred = false;
        }

        private void obey(String name, int number, boolean numbered) {
            switch (name) {
                case "par", "line" -> put((byte) '\n');
                case "tab" -> put((byte) '\t');
                case "ansicpg" -> charset = Properties.codePage(number).orElse(charset);
                case "fromhtml" -> wrapsHtml = true;
                case "htmlrtf" -> hidden = !numbered || number != 0;
                case "htmltag" -> silent = false;
                case "uc" -> fallback = Math.clamp(number, 0, 8);
                case "u" -> unicode(number);
                case "bin" -> at = (int) Math.min(rtf.length, at + Math.max(0L, number));
                default -> silent |= starred || SILENT.contains(name);
            }
        }

        private void unicode(int number) {
            if (!silent && !hidden) {
                flush();
                text.append((char) number);
            }
            skip = fallback;
        }

        private void put(byte b) {
            if (skip > 0) {
                skip--;
            } else if (!silent && !hidden) {
                bytes.write(b);
            }
        }

        void flush() {
            text.append(bytes.toString(charset));
            bytes.reset();
        }

        private static boolean letter(byte b) {
            return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
        }
    }
}
