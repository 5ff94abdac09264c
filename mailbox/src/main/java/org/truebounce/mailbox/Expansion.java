package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;

/// Unpacked bytes, given only as long as they keep a sane ratio to the packed ones: a decompression bomb ends
/// in an error.
final class Expansion {
    private final Limits limits;
    private long packed;
    private long unpacked;

    Expansion(Limits limits) {
        this.limits = limits;
    }

    /// Counts what is read of the archive.
    InputStream packed(InputStream stream) {
        return new Metered(stream, count -> packed += count);
    }

    /// Counts and bounds what comes out of it.
    InputStream unpacked(InputStream stream) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = stream.read(target, offset, length);
                unpacked += Math.max(count, 0);
                if (unpacked > limits.expansionFree() && unpacked / limits.expansionRatio() > packed) {
                    throw new IOException("unpacks to more than " + limits.expansionRatio() + " times its size");
                }
                return count;
            }
        };
    }
}
