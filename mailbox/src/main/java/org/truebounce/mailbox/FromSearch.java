package org.truebounce.mailbox;

/// Finds `From ` in bytes.
final class FromSearch {
    static final int LENGTH = 5;

    private FromSearch() {}

    /// The index of the first `From ` at or after `from` that ends before `to`, or -1.
    static int find(byte[] bytes, int from, int to) {
        // `Fr` is rare in any mail; `F` alone is not in encoded attachments.
        int at = ByteSearch.find(bytes, 'F', 'r', from, to);
        while (at < to && !SeparatorLine.begins(bytes, at, to)) {
            at = ByteSearch.find(bytes, 'F', 'r', at + 1, to);
        }
        return at < to ? at : -1;
    }
}
