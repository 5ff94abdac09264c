package org.truebounce.mail;

import java.util.Arrays;
import java.util.Optional;

/// A message as it stands there, line by line. Lines are counted from 1.
public final class Source {
    private static final int FIRST_GUESS = 256;

    private final byte[] bytes;
    private int[] starts = new int[FIRST_GUESS];
    private int count;

    private Source(byte[] bytes) {
        this.bytes = bytes;
        for (int at = 0; at < bytes.length; at = ByteSearch.find(bytes, '\n', at, bytes.length) + 1) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
        }
    }

    /// The lines of a message with any line ends.
    public static Source of(byte[] message) {
        return new Source(LineEnds.toLf(message));
    }

    public int lines() {
        return count;
    }

    /// A line without its end, as UTF-8 or else as Latin-1.
    public String line(int number) {
        int start = starts[number - 1];
        return Charsets.decode(bytes, start, ByteSearch.find(bytes, '\n', start, bytes.length), Optional.empty());
    }

    /// The line that an offset of the parsed bytes lies in, such as [Part#start].
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found + 1 : Math.max(1, -found - 1);
    }

    /// The first line from a line on at which these bytes stand, such as those of a field; empty where they stand
    /// nowhere, as in a part that was encoded.
    public Optional<Integer> find(byte[] wanted, int from) {
        for (int line = Math.max(1, from); line <= count; line++) {
            int start = starts[line - 1];
            int end = start + wanted.length;
            if (end <= bytes.length && Arrays.equals(bytes, start, end, wanted, 0, wanted.length)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }
}
