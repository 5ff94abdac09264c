package org.truebounce.mailbox;

import org.truebounce.mail.ByteSearch;

/// The Content-Length field by which the dialects mboxcl and mboxcl2 say how long a message's body is.
final class ContentLength {
    private static final String NAME = "content-length:";

    private ContentLength() {}

    /// Where the body would end by the header that begins at `from`, counted from there; -1 if it does not say
    /// or is not all there.
    static long bodyEnd(byte[] bytes, int from, int to) {
        long length = -1;
        int at = from;
        while (at < to) {
            // A writer of Content-Length ends its lines in LF or CRLF.
            int end = ByteSearch.find(bytes, '\n', at, to);
            if (end == at || (end == at + 1 && end < to && bytes[at] == '\r')) {
                return length < 0 ? -1 : end + 1 - from + length;
            }
            if ((bytes[at] | 0x20) == 'c' && end - at > NAME.length() && named(bytes, at)) {
                length = number(bytes, at + NAME.length(), end);
            }
            at = end + 1;
        }
        return -1;
    }

    private static boolean named(byte[] bytes, int at) {
        for (int i = 0; i < NAME.length(); i++) {
            int c = bytes[at + i];
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != NAME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        long number = -1;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && number < Integer.MAX_VALUE) {
            number = Math.max(number, 0) * 10 + bytes[at] - '0';
            at++;
        }
        return number;
    }
}
