package org.truebounce.web.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.truebounce.web.http.Problem.Kind;

/// The content of a request while it arrives: no more than may come, and not slower than it must.
final class Upload extends FilterInputStream {
    private static final long SECOND = 1_000_000_000L;
    private static final long LEAST_PER_SECOND = 2_048;
    private static final long GRACE = 20 * SECOND;

    private final long most;
    private long read;
    private long waited;
    private volatile long waitingSince;
    private boolean over;

    Upload(InputStream content, long most) {
        super(content);
        this.most = most;
    }

    /// Whether the other side sends nothing, or next to nothing.
    boolean isStalled(long now) {
        long since = waitingSince;
        long waiting = since == 0 ? 0 : now - since;
        return waiting > GRACE || (waited + waiting > GRACE && read < (waited + waiting) / SECOND * LEAST_PER_SECOND);
    }

    /// Whether all of it has come.
    boolean isOver() {
        return over;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        long start = System.nanoTime();
        waitingSince = start;
        int got;
        try {
            got = super.read(bytes, from, length);
        } finally {
            waitingSince = 0;
            waited += System.nanoTime() - start;
        }
        over |= got < 0;
        if (got > 0) {
            read += got;
            if (read > most) {
                throw tooLarge(most);
            }
        }
        return got;
    }

    @Override
    public void close() {
        // the server reads or drops what is left
    }

    static Refusal tooLarge(long most) {
        return new Problem(
                        Kind.TOO_LARGE,
                        "At most " + (most >> 20) + " MiB are taken at a time. Larger mailboxes are read where they"
                                + " lie: sweep takes a path.")
                .refusal();
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8_192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
