package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Counts the bytes that a stream gives, and tells.
final class Metered extends InputStream {
    private final InputStream stream;
    private final LongConsumer told;

    Metered(InputStream stream, LongConsumer told) {
        this.stream = stream;
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        int value = stream.read();
        if (value >= 0) {
            told.accept(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = stream.read(target, offset, length);
        if (count > 0) {
            told.accept(count);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
