package org.truebounce.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes, looking at eight at a time.
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
            // Only the lowest 0 is asked for: no borrow can precede it.
            long found = zeros((long) LONGS.get(bytes, at) ^ everywhere);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /// The index of the first place at or after `from` where one byte stands before another, both before `to`; or
    /// `to`.
    static int find(byte[] bytes, char first, char second, int from, int to) {
        long firsts = first * ONES;
        long seconds = second * ONES;
        int at = from;
        for (; at + 1 + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) LONGS.get(bytes, at) ^ firsts) & zeros((long) LONGS.get(bytes, at + 1) ^ seconds);
            while (found != 0) {
                int place = at + (Long.numberOfTrailingZeros(found) >>> 3);
                if (bytes[place] == first && bytes[place + 1] == second) {
                    return place;
                }
                found &= found - 1;
            }
        }
        while (at + 1 < to && (bytes[at] != first || bytes[at + 1] != second)) {
            at++;
        }
        return at + 1 < to ? at : to;
    }

    /// The top bit of each byte that is 0, and of some above the first that are not: a borrow passes from it.
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes & TOPS;
    }
}
