package org.truebounce.mailbox;

/// What a file is, told by its first bytes.
enum Kind {
    EMPTY,
    MESSAGE,
    MBOX,
    /// Apple Mail: a line with the byte count, the message, a property list.
    EMLX,
    /// An OLE2 compound file, which is how Outlook stores a single item.
    OUTLOOK,
    /// A whole Outlook store (.pst, .ost), which is not read.
    OUTLOOK_STORE,
    GZIP,
    ZIP,
    /// No mail by its looks.
    OTHER;

    /// How many bytes at the front are enough to tell.
    static final int HEAD = 8192;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] PST = {'!', 'B', 'D', 'N'};
    private static final byte[] DEFLATED = {0x1F, (byte) 0x8B, 8};
    private static final int MOST_DIGITS = 10;

    /// Tells the kind of the bytes from `from` to `to`, which begin the file.
    static Kind of(byte[] bytes, int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        if (startsWith(bytes, from, to, OLE2)) {
            return OUTLOOK;
        }
        if (startsWith(bytes, from, to, DEFLATED)) {
            return GZIP;
        }
        if (startsWith(bytes, from, to, ZIP_ENTRY)) {
            return ZIP;
        }
        if (startsWith(bytes, from, to, PST)) {
            return OUTLOOK_STORE;
        }
        return ofText(bytes, textStart(bytes, from, to), to);
    }

    private static Kind ofText(byte[] bytes, int start, int to) {
        if (SeparatorLine.opensMailbox(bytes, start, to)) {
            return MBOX;
        }
        if (HeaderShape.looksLikeMail(bytes, start, to)) {
            return MESSAGE;
        }
        int afterCount = afterCountLine(bytes, start, to);
        return afterCount > 0 && HeaderShape.looksLikeMail(bytes, afterCount, to) ? EMLX : OTHER;
    }

    /// Where the text begins behind a UTF-8 byte order mark and blank lines.
    static int textStart(byte[] bytes, int from, int to) {
        int at = from;
        if (to - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
            at += 3;
        }
        int line = at;
        while (at < to && (bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == ' ' || bytes[at] == '\t')) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                line = at + 1;
            }
            at++;
        }
        return line;
    }

    /// Where the message of an Apple Mail file begins, or -1 if no byte count leads it.
    static int afterCountLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at - from <= MOST_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from || at - from > MOST_DIGITS) {
            return -1;
        }
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\r')) {
            at++;
        }
        return at < to && bytes[at] == '\n' ? at + 1 : -1;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] magic) {
        if (to - from < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[from + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
