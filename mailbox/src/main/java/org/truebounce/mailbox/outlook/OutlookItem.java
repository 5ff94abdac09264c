package org.truebounce.mailbox.outlook;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An Outlook item (.msg), which holds a message as properties, written as the RFC 5322 message it stands for.
public final class OutlookItem {
    /// The bytes before the properties of an item that is not within another. [MS-OXMSG] §2.4.1.1
    private static final int TOP_HEADER = 32;

    private OutlookItem() {}

    /// The message that an item stands for, with CRLF line ends.
    ///
    /// @param nesting how many items may lie one in another; deeper ones are left out
    /// @throws NotAnOutlookItem if the file belongs to another program
    /// @throws IOException if the file is damaged, with one line that says so
    public static byte[] toMessage(byte[] item, int nesting) throws IOException {
        Storage root = CompoundFile.unpack(item);
        if (root.stream("__properties_version1.0").isEmpty()) {
            throw new NotAnOutlookItem();
        }
        return new ItemWriter(boundary(item), nesting).message(root, TOP_HEADER, 0);
    }

    /// A boundary that the item cannot hold, as it follows from all of its bytes.
    private static String boundary(byte[] item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(item);
            return "=_" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
