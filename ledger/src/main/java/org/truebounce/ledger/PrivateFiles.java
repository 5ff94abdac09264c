package org.truebounce.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only their owner can read, from their first moment on.
final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes an empty file, and the folders above it, where they do not exist.
    static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, only("rwx------", file));
        }
        try {
            Files.createFile(file, only("rw-------", file));
        } catch (FileAlreadyExistsException there) {
            // As its owner has made it.
        }
    }

    private static FileAttribute<?>[] only(String permissions, Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
