package org.truebounce.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds a byte, looking at eight at a time.
final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private ByteSearch() {}

    /// The index of the first such byte at or after `from`, or `to`.
    static int find(byte[] bytes, char wanted, int from, int to) {
        long everywhere = wanted * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            // A wanted byte becomes 0, and only the lowest 0 is asked for: no borrow can precede it.
            long zeroed = (long) LONGS.get(bytes, at) ^ everywhere;
            long found = (zeroed - ONES) & ~zeroed & TOPS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
