package org.truebounce.mailbox.sent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A short text that differs where what it was made of differs.
final class Stamp {
    private Stamp() {}

    /// Names, sizes and times of the files at a path; empty where they cannot be seen.
    static Optional<String> of(Path path) {
        MessageDigest digest = sha256();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                    digest.update(bytes(file + "\n" + found.size() + "\n" + found.lastModifiedTime() + "\n"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(bytes(text)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
