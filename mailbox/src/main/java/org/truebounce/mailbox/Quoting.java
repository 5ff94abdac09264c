package org.truebounce.mailbox;

import java.util.Arrays;

/// The `>` that mbox writers put before body lines that begin with `From ` (mboxo) or `>From ` (mboxrd).
final class Quoting {
    private Quoting() {}

    /// The message with one `>` taken from each quoted line of its body; the header is left alone.
    static byte[] undo(byte[] message) {
        byte[] plain = new byte[message.length];
        int size = 0;
        int at = 0;
        boolean body = false;
        while (at < message.length) {
            int end = Lines.end(message, at, message.length);
            int next = Lines.behind(message, end, message.length);
            int from = body && quoted(message, at, end) ? at + 1 : at;
            System.arraycopy(message, from, plain, size, next - from);
            size += next - from;
            body |= end == at;
            at = next;
        }
        return Arrays.copyOf(plain, size);
    }

    private static boolean quoted(byte[] message, int from, int to) {
        int at = from;
        while (at < to && message[at] == '>') {
            at++;
        }
        return at > from && SeparatorLine.begins(message, at, to);
    }
}
