package org.truebounce.mail;

import java.util.List;

/// A parsed message: any bytes give one, however damaged they are.
public final class Message {
    private final byte[] bytes;
    private final Part root;
    private final List<String> limitsReached;

    private Message(byte[] bytes, Part root, List<String> limitsReached) {
        this.bytes = bytes;
        this.root = root;
        this.limitsReached = limitsReached;
    }

    public static Message parse(byte[] bytes) {
        return parse(bytes, Limits.DEFAULT);
    }

    public static Message parse(byte[] bytes, Limits limits) {
        byte[] lines = LineEnds.toLf(bytes);
        Parser parser = new Parser(lines, limits);
        Part root = parser.message();
        return new Message(lines, root, parser.limitsReached());
    }

    /// The whole message with LF line ends.
    public byte[] bytes() {
        return bytes;
    }

    public Part root() {
        return root;
    }

    public Headers headers() {
        return root.headers();
    }

    /// The limits that cut this reading short, each in a few words; empty when all was read.
    public List<String> limitsReached() {
        return limitsReached;
    }
}
