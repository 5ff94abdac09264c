package org.truebounce.mailbox;

/// How much of a mailbox is held or unpacked at most.
///
/// @param messageBytes the size of one message, in bytes; a longer one is cut here and marked. An Outlook item
///     above
///     it is refused
/// @param expansionRatio how many bytes one compressed byte may become; ordinary mail stays below 50
/// @param expansionFree the bytes that may be unpacked, per archive, before the ratio counts
/// @param nesting how many archives may lie one in another, and Outlook items one in another
/// @param entries how many entries of one archive are looked at
public record Limits(int messageBytes, int expansionRatio, long expansionFree, int nesting, int entries) {
    private static final int MIB = 1 << 20;
    private static final Limits STANDARD = new Limits(64 * MIB, 200, 64L * MIB, 4, 1_000_000);

    public Limits {
        if (messageBytes < 1 || messageBytes > 256 * MIB) {
            throw new IllegalArgumentException("a message limit must lie between 1 byte and 256 MiB: " + messageBytes);
        }
        if (expansionRatio < 1 || expansionFree < 0 || nesting < 0 || entries < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }

    /// The limits for ordinary use: messages up to 64 MiB.
    public static Limits standard() {
        return STANDARD;
    }

    /// The same limits with another size for one message.
    public Limits withMessageBytes(int bytes) {
        return new Limits(bytes, expansionRatio, expansionFree, nesting, entries);
    }
}
