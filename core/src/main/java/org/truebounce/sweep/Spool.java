package org.truebounce.sweep;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Messages put aside on disk until a second look, so that a mailbox of any size takes the same memory.
///
/// The file is readable by its user alone and is deleted on closing.
final class Spool implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private long messages;

    Spool() {
        try {
            file = Files.createTempFile("truebounce", ".spool");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        } catch (IOException full) {
            throw new UncheckedIOException("no temporary file can be written", full);
        }
    }

    /// What is done with a message on the second look.
    interface Look {
        void at(String source, byte[] message);
    }

    void add(String source, byte[] message) {
        try {
            write(source.getBytes(StandardCharsets.UTF_8));
            write(message);
            messages++;
        } catch (IOException full) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be written", full);
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Looks at all messages, in the order in which they came.
    void each(Look look) {
        try {
            out.flush();
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                for (long i = 0; i < messages; i++) {
                    String source = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                    look.at(source, in.readNBytes(in.readInt()));
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be read", gone);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
