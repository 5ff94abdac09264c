package org.truebounce.mail;

/// How much of one message is read. Past a limit the reading is partial and the message says so: see
/// [Message#limitsReached].
///
/// @param depth how deep parts may nest
/// @param parts how many parts a message may have
/// @param headerBytes how long the header section of one part may be, in bytes
/// @param fields how many fields the header section of one part may have
/// @param textBytes how much of one text is decoded, in bytes after the transfer encoding
public record Limits(int depth, int parts, int headerBytes, int fields, int textBytes) {
    /// Far above what any real notice needs, far below what hurts.
    public static final Limits DEFAULT = new Limits(32, 1_000, 512 * 1024, 2_000, 1024 * 1024);

    /// The header alone.
    static final Limits HEADER = new Limits(0, 1, DEFAULT.headerBytes(), DEFAULT.fields(), DEFAULT.textBytes());
}
