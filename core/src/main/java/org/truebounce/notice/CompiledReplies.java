package org.truebounce.notice;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The reply patterns and status codes as flat arrays in one file, which loads many times faster than they are
/// built.
///
/// The build writes it beside the classes, from the data files; where it is missing the data files are read
/// instead.
final class CompiledReplies {
    /// The name of the resource.
    static final String RESOURCE = "replies.compiled";

    private CompiledReplies() {}

    /// Writes the file.
    ///
    /// @param arguments the folder of the compiled classes
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0], "org", "truebounce", "notice", RESOURCE);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(Replies.fromSources(), out);
        }
    }

    static void write(Replies replies, DataOutputStream out) throws IOException {
        replies.patterns().write(out);
        replies.statuses().write(out);
    }

    /// The replies as the build compiled them; empty if it did not.
    static Optional<Replies> load() {
        try (InputStream in = CompiledReplies.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return Optional.empty();
            }
            ByteBuffer data = ByteBuffer.wrap(in.readAllBytes());
            return Optional.of(new Replies(ReplyPatterns.read(data), StatusReasons.read(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A closed word as a number; the file is read by the build that wrote it, so the order of the words may
    /// change.
    @SuppressWarnings("EnumOrdinal")
    static byte number(Enum<?> word) {
        return (byte) word.ordinal();
    }

    static void writeInts(DataOutputStream out, int[] values, int length) throws IOException {
        out.writeInt(length);
        for (int i = 0; i < length; i++) {
            out.writeInt(values[i]);
        }
    }

    static int[] readInts(ByteBuffer data) {
        int[] values = new int[data.getInt()];
        data.asIntBuffer().get(values);
        data.position(data.position() + values.length * Integer.BYTES);
        return values;
    }

    static void writeBytes(DataOutputStream out, byte[] values) throws IOException {
        out.writeInt(values.length);
        out.write(values);
    }

    static byte[] readBytes(ByteBuffer data) {
        byte[] values = new byte[data.getInt()];
        data.get(values);
        return values;
    }

    static void writeChars(DataOutputStream out, char[] values) throws IOException {
        out.writeInt(values.length);
        for (char value : values) {
            out.writeChar(value);
        }
    }

    static char[] readChars(ByteBuffer data) {
        char[] values = new char[data.getInt()];
        data.asCharBuffer().get(values);
        data.position(data.position() + values.length * Character.BYTES);
        return values;
    }
}
