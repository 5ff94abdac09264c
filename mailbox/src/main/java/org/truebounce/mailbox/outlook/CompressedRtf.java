package org.truebounce.mailbox.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Rich text as Outlook compresses it (LZFu). [MS-OXRTFCP]
final class CompressedRtf {
    private static final int COMPRESSED = 0x75465A4C;
    private static final int STORED = 0x414C454D;
    private static final int HEADER = 16;
    private static final int DICTIONARY = 4096;
    private static final int LARGEST = 1 << 26;
    private static final byte[] PRELOADED =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern"
                            + " \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par"
                            + " \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /// The rich text, as far as it can be unpacked; empty if these are no such bytes.
    static Optional<byte[]> unpack(byte[] packed) {
        if (packed.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        return switch (header.getInt(8)) {
            case STORED -> Optional.of(Arrays.copyOfRange(packed, HEADER, packed.length));
            // One reference of two bytes and an eighth stands for 17 bytes at most.
            case COMPRESSED -> Optional.of(expand(packed, (int) Math.min(LARGEST, (packed.length - HEADER) * 9L)));
            default -> Optional.empty();
        };
    }

    private static byte[] expand(byte[] packed, int most) {
        byte[] text = new byte[most];
        byte[] dictionary = Arrays.copyOf(PRELOADED, DICTIONARY);
        int write = PRELOADED.length;
        int size = 0;
        int at = HEADER;
        while (at < packed.length) {
            int control = packed[at++];
            for (int bit = 0; bit < 8 && at < packed.length; bit++) {
                int read = write;
                int length = 1;
                if ((control >> bit & 1) == 0) {
                    dictionary[write] = packed[at++];
                } else if (at + 1 < packed.length) {
                    int reference = (packed[at] & 0xFF) << 8 | (packed[at + 1] & 0xFF);
                    at += 2;
                    read = reference >> 4;
                    length = (reference & 0x0F) + 2;
                    if (read == write) {
                        return Arrays.copyOf(text, size);
                    }
                } else {
                    return Arrays.copyOf(text, size);
                }
                for (int i = 0; i < length && size < most; i++) {
                    byte b = dictionary[(read + i) % DICTIONARY];
                    dictionary[write] = b;
                    write = (write + 1) % DICTIONARY;
                    text[size++] = b;
                }
            }
        }
        return Arrays.copyOf(text, size);
    }
}
