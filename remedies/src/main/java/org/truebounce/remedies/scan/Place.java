package org.truebounce.remedies.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What kind of file something was found in, which decides what its owner should do.
public enum Place {
    /// One file that holds many messages.
    MAILBOX("In a mailbox file: delete that message in your mail program, empty its trash and let it compact the"
            + " folder. Do not delete the file itself: it holds your other messages too."),
    /// One message.
    MESSAGE("In a message: delete it in your mail program and empty its trash. Do not open what is attached."),
    /// An Outlook item.
    OUTLOOK("In an Outlook message: delete it in Outlook and the file too. Do not open what is attached."),
    /// Any other file.
    FILE("In a file: do not open it. Delete it unless you know what it is; scanners err now and then, so ask"
            + " whoever made it before you delete a program that you need.");

    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final String advice;

    Place(String advice) {
        this.advice = advice;
    }

    /// What to do.
    public String advice() {
        return advice;
    }

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Tells it by the first bytes of a file and by where it lies.
    static Place of(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            head = content.readNBytes(FROM.length);
        }
        boolean inMaildir = file.getParent() != null
                && (file.getParent().endsWith("cur") || file.getParent().endsWith("new"));
        if (inMaildir || file.toString().toLowerCase(Locale.ROOT).endsWith(".eml")) {
            return MESSAGE;
        }
        if (Arrays.equals(head, FROM)) {
            return MAILBOX;
        }
        return head.length >= OLE2.length && Arrays.equals(head, 0, OLE2.length, OLE2, 0, OLE2.length) ? OUTLOOK : FILE;
    }
}
