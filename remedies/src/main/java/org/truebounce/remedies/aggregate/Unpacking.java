package org.truebounce.remedies.aggregate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Unpacked bytes, as long as they keep a sane ratio to the packed ones. Reports shrink to about a twentieth.
final class Unpacking extends FilterInputStream {
    private static final long FREE = 16L << 20;
    private static final int RATIO = 200;

    private final long most;
    private long given;

    /// @param packed how many bytes the packed file has
    Unpacking(InputStream unpacked, long packed) {
        super(unpacked);
        this.most = FREE + RATIO * packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        given += Math.max(count, 0);
        if (given > most) {
            throw new IOException("unpacks to more than " + RATIO + " times its size");
        }
        return count;
    }

    @Override
    public void close() {
        // an archive goes on behind the entry
    }
}
