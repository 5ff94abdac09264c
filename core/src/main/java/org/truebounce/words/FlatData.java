package org.truebounce.words;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Arrays and texts in a file that loads many times faster than the data files it is made from.
///
/// The build writes such files beside the classes; where one is missing the data files are read instead.
public final class FlatData {
    private FlatData() {}

    /// A compiled resource beside a class; empty if the build made none.
    public static Optional<ByteBuffer> open(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A closed word as a number; the file is read by the build that wrote it, so the order of the words may
    /// change.
    @SuppressWarnings("EnumOrdinal")
    public static byte number(Enum<?> word) {
        return (byte) word.ordinal();
    }

    public static void writeInts(DataOutputStream out, int[] values, int length) throws IOException {
        out.writeInt(length);
        for (int i = 0; i < length; i++) {
            out.writeInt(values[i]);
        }
    }

    public static int[] readInts(ByteBuffer data) {
        int[] values = new int[data.getInt()];
        data.asIntBuffer().get(values);
        data.position(data.position() + values.length * Integer.BYTES);
        return values;
    }

    public static void writeBytes(DataOutputStream out, byte[] values) throws IOException {
        out.writeInt(values.length);
        out.write(values);
    }

    public static byte[] readBytes(ByteBuffer data) {
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

    public static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    public static String readText(ByteBuffer data) {
        return new String(readBytes(data), StandardCharsets.UTF_8);
    }
}
