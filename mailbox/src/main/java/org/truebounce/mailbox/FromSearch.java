package org.truebounce.mailbox;

/// Finds `From ` in bytes.
final class FromSearch {
    static final int LENGTH = 5;

    private FromSearch() {}

    /// The index of the first `From ` at or after `from` that ends before `to`, or -1.
    static int find(byte[] bytes, int from, int to) {
        // In mail, F is rare enough to be looked for alone.
        int at = ByteSearch.find(bytes, 'F', from, to);
        while (at < to && !SeparatorLine.begins(bytes, at, to)) {
            at = ByteSearch.find(bytes, 'F', at + 1, to);
        }
        return at < to ? at : -1;
    }
}
