package org.truebounce.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentIndex;

/// The index of one folder or file of sent mail in the user's cache folder, good as long as names, sizes and times
/// of the files are what they were.
///
/// An index that cannot be read or written is none: the mail itself is read then.
final class KeptIndex {
    private final Path sent;
    private final String stamp;

    KeptIndex(Path sent) {
        this.sent = sent.toAbsolutePath().normalize();
        this.stamp = stamp(this.sent).orElse("");
    }

    /// What is kept; empty where there is nothing, or nothing that fits.
    Optional<List<SentCopy>> read() {
        if (stamp.isEmpty() || !Files.isRegularFile(file())) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file())) {
            return SentIndex.read(in, stamp);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    void write(List<SentCopy> mail) {
        if (stamp.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file().getParent());
            Path fresh = Files.createTempFile(file().getParent(), "sent", ".new");
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            try (OutputStream out = Files.newOutputStream(fresh)) {
                SentIndex.write(mail, stamp, out);
            }
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // The next run reads the mail again.
        }
    }

    private Path file() {
        return folder().resolve(
                        "sent-" + hex(sha256().digest(bytes(sent.toString()))).substring(0, 16) + ".index");
    }

    // https://specifications.freedesktop.org/basedir-spec: an empty value is no value
    private static Path folder() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("truebounce");
    }

    private static Optional<String> stamp(Path sent) {
        MessageDigest digest = sha256();
        try {
            Files.walkFileTree(sent, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                    digest.update(bytes(file + "\n" + found.size() + "\n" + found.lastModifiedTime() + "\n"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.of(hex(digest.digest()));
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

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
