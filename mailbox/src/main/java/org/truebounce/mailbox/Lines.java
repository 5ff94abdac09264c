package org.truebounce.mailbox;

import org.truebounce.mail.ByteSearch;

/// Where lines end: at LF, CRLF or CR alone.
final class Lines {
    private Lines() {}

    /// The index of the line end at or after `from`, or `to` if there is none.
    static int end(byte[] bytes, int from, int to) {
        return ByteSearch.lineEnd(bytes, from, to);
    }

    /// The index behind a line end at `at`: `at` itself if none is there.
    static int behind(byte[] bytes, int at, int to) {
        if (at < to && bytes[at] == '\n') {
            return at + 1;
        }
        if (at < to && bytes[at] == '\r') {
            return at + 1 < to && bytes[at + 1] == '\n' ? at + 2 : at + 1;
        }
        return at;
    }

    /// The index at which the next line begins, or `to`.
    static int next(byte[] bytes, int from, int to) {
        return behind(bytes, end(bytes, from, to), to);
    }

    /// The index at which the line end just before `at` begins: `at` itself if none is there.
    static int before(byte[] bytes, int at, int from) {
        if (at > from && bytes[at - 1] == '\n') {
            return at - 1 > from && bytes[at - 2] == '\r' ? at - 2 : at - 1;
        }
        return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
    }
}
