package org.truebounce.remedies.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Walks through files and folders. Links are not followed, so that nothing is met twice or without end.
final class FileWalk implements FileVisitor<Path> {
    private static final int DEEPEST = 256;
    /// What the system shows there are no files of the owner, and some of it never ends.
    private static final Set<Path> SYSTEM =
            Stream.of("/proc", "/sys", "/dev").map(Path::of).collect(Collectors.toSet());

    private final Visitor visitor;

    /// Takes what is met.
    interface Visitor {
        /// Takes a file. Returns whether the walk goes on.
        boolean file(Path file, long size);

        /// Hears of a file or folder that cannot be read.
        void unreadable(Path path);

        /// Hears of something that is no file.
        void passedOver();
    }

    FileWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Walks through what the caller named, which may be a link.
    ///
    /// @throws IOException where that itself cannot be read
    void walk(Path named) throws IOException {
        Path real = named.toRealPath();
        if (!Files.isReadable(real)) {
            throw new java.nio.file.AccessDeniedException(named.toString());
        }
        Files.walkFileTree(Files.isSymbolicLink(named) ? real : named, Set.of(), DEEPEST, this);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (SYSTEM.stream().anyMatch(folder.toAbsolutePath().normalize()::startsWith)) {
            visitor.passedOver();
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean system = SYSTEM.stream().anyMatch(file.toAbsolutePath().normalize()::startsWith);
        if (attributes.isRegularFile() && !system) {
            return visitor.file(file, attributes.size()) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
        visitor.passedOver();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        visitor.unreadable(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
        if (problem != null) {
            visitor.unreadable(folder);
        }
        return FileVisitResult.CONTINUE;
    }
}
