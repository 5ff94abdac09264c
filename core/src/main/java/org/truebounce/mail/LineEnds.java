package org.truebounce.mail;

/// Line ends as one byte, whatever a message came with: CRLF, LF, CR, or a mixture.
final class LineEnds {
    private LineEnds() {}

    /// The same bytes with LF at every line end; the array itself when it has nothing else.
    ///
    /// Any run of CR before an LF belongs to that line end, and a CR alone is one too.
    static byte[] toLf(byte[] bytes) {
        int from = ByteSearch.find(bytes, '\r', 0, bytes.length);
        if (from == bytes.length) {
            return bytes;
        }
        byte[] lines = new byte[bytes.length];
        int length = 0;
        int at = 0;
        while (from < bytes.length) {
            System.arraycopy(bytes, at, lines, length, from - at);
            length += from - at;
            int end = from;
            while (end < bytes.length && bytes[end] == '\r') {
                end++;
            }
            boolean lineFeed = end < bytes.length && bytes[end] == '\n';
            int ends = lineFeed ? 1 : end - from;
            for (int i = 0; i < ends; i++) {
                lines[length++] = '\n';
            }
            at = lineFeed ? end + 1 : end;
            from = ByteSearch.find(bytes, '\r', at, bytes.length);
        }
        System.arraycopy(bytes, at, lines, length, bytes.length - at);
        length += bytes.length - at;
        return java.util.Arrays.copyOf(lines, length);
    }
}
