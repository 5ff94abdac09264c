package org.truebounce.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The header section of a message or part: its fields in order, found by name without regard to case.
public final class Headers {
    private static final int FIRST_GUESS = 32;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int[] places = new int[FIRST_GUESS * 3]; // name's start, colon, value's end
    private int count;

    Headers(byte[] bytes, int start, int end, int mostFields) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        index(mostFields);
    }

    /// The header section of a message, without a look at its body.
    public static Headers of(byte[] message) {
        int end = sectionEnd(message);
        byte[] section = LineEnds.toLf(end == message.length ? message : Arrays.copyOf(message, end));
        return Message.parseHeader(section).headers();
    }

    /// Where the empty line behind the header stands; the limit of a header where none does.
    private static int sectionEnd(byte[] message) {
        int most = Math.min(message.length, Limits.DEFAULT.headerBytes());
        byte before = 'x';
        for (int at = 0; at < most; at++) {
            byte b = message[at];
            if ((b == '\n' || b == '\r') && before == b && at > 2) {
                return at;
            }
            if (b == '\n' && before == '\r' && at > 2 && message[at - 2] == '\n') {
                return at;
            }
            before = b;
        }
        return most;
    }

    private void index(int mostFields) {
        int line = start;
        while (line < end && count < mostFields) {
            int next = nextField(line);
            int colon = colon(bytes, line, next);
            if (colon > line) {
                add(line, colon, next);
            }
            line = next;
        }
    }

    /// Where the field after the one that begins at `line` begins: a folded line starts with white space. RFC
    /// 5322 §2.2.3
    private int nextField(int line) {
        int at = line;
        do {
            at = Math.min(ByteSearch.find(bytes, '\n', at, end) + 1, end);
        } while (at < end && (bytes[at] == ' ' || bytes[at] == '\t'));
        return at;
    }

    /// Where the colon of the field at `line` stands, or -1 where the line is no header field. RFC 5322 §2.2,
    /// §4.5.8
    static int colon(byte[] bytes, int line, int to) {
        int at = line;
        while (at < to && bytes[at] > ' ' && bytes[at] != ':') {
            at++;
        }
        int nameEnd = at;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return nameEnd > line && at < to && bytes[at] == ':' ? at : -1;
    }

    private void add(int line, int colon, int next) {
        if (count * 3 == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[count * 3] = line;
        places[count * 3 + 1] = colon;
        places[count * 3 + 2] = next;
        count++;
    }

    public int size() {
        return count;
    }

    int start() {
        return start;
    }

    public HeaderField field(int index) {
        return new HeaderField(name(index), value(index));
    }

    /// The field with its folding and its line end, as DKIM signs it but for LF in place of CRLF.
    public byte[] raw(int index) {
        return Arrays.copyOfRange(bytes, places[index * 3], places[index * 3 + 2]);
    }

    /// Whether the field at an index has that name.
    public boolean isNamed(int index, String name) {
        return named(index, name);
    }

    /// Whether a field's name begins with `X-`: one that its writer made up.
    public boolean isExtension(int index) {
        int at = places[index * 3];
        return lower(bytes[at]) == 'x' && bytes[at + 1] == '-';
    }

    public List<HeaderField> fields() {
        List<HeaderField> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(field(i));
        }
        return fields;
    }

    /// The fields as they stand there, in order.
    public List<byte[]> rawFields() {
        List<byte[]> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(raw(i));
        }
        return fields;
    }

    public boolean has(String name) {
        return find(name, 0) >= 0;
    }

    /// The topmost field of that name: the one that was added last.
    public Optional<String> first(String name) {
        int index = find(name, 0);
        return index < 0 ? Optional.empty() : Optional.of(value(index));
    }

    /// The topmost field of that name with its encoded words read. RFC 2047
    public Optional<String> text(String name) {
        return first(name).map(Headers::decodeWords);
    }

    /// The value of the field at an index with its encoded words read. RFC 2047
    public String words(int index) {
        return decodeWords(value(index));
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int index = find(name, 0); index >= 0; index = find(name, index + 1)) {
            values.add(value(index));
        }
        return values;
    }

    private int find(String name, int from) {
        for (int i = from; i < count; i++) {
            if (named(i, name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean named(int index, String name) {
        int at = places[index * 3];
        if (at + name.length() > places[index * 3 + 1]) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[at + i]) != lower((byte) name.charAt(i))) {
                return false;
            }
        }
        byte after = bytes[at + name.length()];
        return after == ':' || after == ' ' || after == '\t';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    public String name(int index) {
        return Charsets.decode(bytes, places[index * 3], places[index * 3 + 1], Optional.empty())
                .strip();
    }

    public String value(int index) {
        String folded = Charsets.decode(bytes, places[index * 3 + 1] + 1, places[index * 3 + 2], Optional.empty());
        return unfold(folded);
    }

    /// One line out of a folded value: each line end and the white space after it count as one blank.
    static String unfold(String folded) {
        int end = folded.indexOf('\n');
        if (end == folded.length() - 1 || end < 0) {
            return folded.strip();
        }
        StringBuilder line = new StringBuilder(folded.length());
        int at = 0;
        while (end >= 0) {
            line.append(folded, at, end).append(' ');
            at = end + 1;
            while (at < folded.length() && (folded.charAt(at) == ' ' || folded.charAt(at) == '\t')) {
                at++;
            }
            end = folded.indexOf('\n', at);
        }
        return line.append(folded, at, folded.length()).toString().strip();
    }

    static String decodeWords(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        return EncodedWords.decode(value);
    }
}
