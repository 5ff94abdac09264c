package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The file of API keys: one a line; `#` begins a comment.
final class ApiKeys {
    private static final int SHORTEST = 32;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private ApiKeys() {}

    static List<String> read(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new UnusableException("--keys: others may read " + file + "; run: chmod 600 " + file);
            }
            List<String> keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
                throw new UnusableException("--keys: a key needs " + SHORTEST + " characters, which nobody can guess");
            }
            return keys;
        } catch (UnsupportedOperationException | IOException unreadable) {
            throw new UnusableException("--keys: " + file + " cannot be read");
        }
    }
}
