package org.truebounce.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes, looking at eight at a time.
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    /// Without their last three bits CR and LF are alike, and unlike all that is frequent but the tabulator.
    private static final long UPPER_BITS = 0xF8F8F8F8F8F8F8F8L;
    private static final long FEEDS = '\n' * ONES;

    private ByteSearch() {}

    /// The index of the first such byte at or after `from`, or `to`.
    public static int find(byte[] bytes, char wanted, int from, int to) {
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

    /// The index of the first CR or LF at or after `from`, or `to`.
    public static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros(((long) LONGS.get(bytes, at) ^ FEEDS) & UPPER_BITS);
            while (found != 0) {
                int place = at + (Long.numberOfTrailingZeros(found) >>> 3);
                if (isLineEnd(bytes[place])) {
                    return place;
                }
                found &= found - 1;
            }
        }
        while (at < to && !isLineEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /// The top bit of each byte that is 0, and of some above the first that are not: a borrow passes from it.
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes & TOPS;
    }
}
