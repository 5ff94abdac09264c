package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A small file in which the state of an account is kept, readable by its owner alone.
final class StateFile {
    private StateFile() {}

    /// A name that is one account's own and tells a stranger little.
    static String name(ImapAccount account, String ending) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(MailUrl.server(account).getBytes(StandardCharsets.UTF_8));
            return "imap-" + HexFormat.of().formatHex(digest, 0, 8) + ending;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Writes a file as a whole: whoever reads it finds the old content or the new one.
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "imap", ".new"); // its owner's alone
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
