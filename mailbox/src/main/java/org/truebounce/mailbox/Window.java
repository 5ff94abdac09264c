package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// A stretch of a stream held in memory: it grows as far as its reader asks, and slides as the reader consumes.
///
/// Positions are counted from the first byte not yet consumed, so they hold while the window grows or slides.
/// Bytes are moved only when at least half the buffer was consumed: the work stays linear in the stream's
/// length.
final class Window {
    private static final int SMALLEST = 1 << 18;
    private static final int KEPT = 1 << 23;

    private InputStream stream;
    private byte[] bytes = new byte[SMALLEST];
    private int start;
    private int end;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    Window(InputStream stream) {
        this.stream = stream;
    }

    /// Turns to another stream, keeping the buffer.
    void turnTo(InputStream other) {
        stream = other;
        start = 0;
        end = 0;
        ended = false;
        failure = Optional.empty();
        if (bytes.length > KEPT) {
            bytes = new byte[SMALLEST];
        }
    }

    /// The buffer; what is not consumed lies from [#start()] to [#end()].
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int size() {
        return end - start;
    }

    /// Tries to hold at least `wanted` bytes. Returns how many it holds: fewer only at the end of the stream.
    ///
    /// A stream that fails ends there; [#failure()] says why.
    int hold(int wanted) {
        while (end - start < wanted && !ended) {
            makeRoom();
            read();
        }
        return end - start;
    }

    /// What broke the stream off, if anything did.
    Optional<IOException> failure() {
        return failure;
    }

    private void read() {
        try {
            int count = stream.read(bytes, end, bytes.length - end);
            ended = count < 0;
            end += Math.max(count, 0);
        } catch (IOException e) {
            ended = true;
            failure = Optional.of(e);
        }
    }

    private void makeRoom() {
        if (end < bytes.length) {
            return;
        }
        if (start >= bytes.length / 2) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        } else {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    void consume(int count) {
        start += count;
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, start + from, start + to);
    }

    /// The bytes not yet consumed and all that follow, as a stream.
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return held() == 0 ? -1 : bytes[start++] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int count = Math.min(length, held());
                System.arraycopy(bytes, start, target, offset, count);
                start += count;
                return count == 0 ? -1 : count;
            }

            private int held() throws IOException {
                int held = hold(1);
                if (held == 0 && failure.isPresent()) {
                    throw failure.get();
                }
                return held;
            }

            @Override
            public int available() {
                // Never 0 before the end: GZIPInputStream looks for a further member only when bytes are
                // announced.
                return ended ? end - start : Math.max(1, end - start);
            }
        };
    }
}
