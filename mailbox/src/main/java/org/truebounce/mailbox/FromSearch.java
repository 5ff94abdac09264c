package org.truebounce.mailbox;

/// Finds `From ` at the beginnings of lines, where it separates messages, and behind the `>` by which it is quoted.
final class FromSearch {
    static final int LENGTH = 5;

    /// More quotation marks than these quote nothing.
    private static final int MOST_MARKS = 1_000;

    private FromSearch() {}

    /// The index of the first `From ` at or after `from` that leads its line, or follows marks that do, and ends before
    /// `to`; or -1.
    ///
    /// @param start where the text begins
    static int find(byte[] bytes, int start, int from, int to) {
        int line = leads(bytes, start, from) ? from : Lines.next(bytes, from, to);
        while (line < to) {
            byte first = bytes[line];
            int at = first == '>' ? behindMarks(bytes, line, to) : line;
            if ((first == 'F' || first == '>') && SeparatorLine.begins(bytes, at, to)) {
                return at;
            }
            line = Lines.next(bytes, line, to);
        }
        return -1;
    }

    /// Whether nothing but marks stands before a place in its line.
    private static boolean leads(byte[] bytes, int start, int place) {
        int at = place;
        while (at > start && bytes[at - 1] == '>' && place - at < MOST_MARKS) {
            at--;
        }
        return at == start || Lines.before(bytes, at, start) < at;
    }

    private static int behindMarks(byte[] bytes, int line, int to) {
        int most = Math.min(to, line + MOST_MARKS);
        int at = line;
        while (at < most && bytes[at] == '>') {
            at++;
        }
        return at;
    }
}
