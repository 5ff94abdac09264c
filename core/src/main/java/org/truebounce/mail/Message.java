package org.truebounce.mail;

import java.util.List;

/// A parsed message: any bytes give one, however damaged they are.
///
/// @param root the message itself as the outermost part
/// @param limitsReached the limits that cut the reading short, each in a few words; empty when all was read
public record Message(Part root, List<String> limitsReached) {
    /// Parses a message with any line ends: CRLF, LF, CR or a mixture.
    public static Message parse(byte[] bytes) {
        return parse(bytes, Limits.DEFAULT);
    }

    public static Message parse(byte[] bytes, Limits limits) {
        Parser parser = new Parser(LineEnds.toLf(bytes), limits);
        Part root = parser.message();
        return new Message(root, parser.limitsReached());
    }

    /// Parses the header alone: the body, whatever its type, is one part's.
    public static Message parseHeader(byte[] bytes) {
        return parse(bytes, Limits.HEADER);
    }

    public Headers headers() {
        return root.headers();
    }
}
