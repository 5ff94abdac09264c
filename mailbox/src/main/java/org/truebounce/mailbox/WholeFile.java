package org.truebounce.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file of the user's own that is only ever replaced as a whole.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a file, and the folders above it: whoever reads it finds the old content or the new one, and only its
    /// owner can.
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "truebounce", ".new"); // its owner's alone
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
