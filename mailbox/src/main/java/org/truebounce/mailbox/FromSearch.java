package org.truebounce.mailbox;

/// Finds `From ` in bytes, looking at about one byte in five (Horspool's method).
final class FromSearch {
    static final int LENGTH = 5;

    private static final byte[] SHIFTS = shifts();

    private FromSearch() {}

    /// The index of the first `From ` at or after `from` that ends before `to`, or -1.
    static int find(byte[] bytes, int from, int to) {
        int last = from + LENGTH - 1;
        while (last < to) {
            byte seen = bytes[last];
            if (seen == ' ' && SeparatorLine.begins(bytes, last - LENGTH + 1, to)) {
                return last - LENGTH + 1;
            }
            last += SHIFTS[seen & 0xFF];
        }
        return -1;
    }

    private static byte[] shifts() {
        byte[] shifts = new byte[256];
        java.util.Arrays.fill(shifts, (byte) LENGTH);
        shifts['F'] = 4;
        shifts['r'] = 3;
        shifts['o'] = 2;
        shifts['m'] = 1;
        return shifts;
    }
}
