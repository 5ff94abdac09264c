package org.truebounce.milter.returns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.truebounce.auth.batv.BatvKeyRing;

/// A key ring in a file, which several servers may share, and which is read anew when it changes.
///
/// A changed file is read once it has been at rest for a moment, since it may be copied while it is looked at. One that
/// cannot be read leaves the ring as it was.
public final class KeyRingFile implements Supplier<BatvKeyRing> {
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private record Look(FileTime modified, long size, Object place) {}

    private final Path file;
    private final Duration rest;
    private final Duration pause;
    private BatvKeyRing ring;
    private Look read;
    private Instant looked;
    private @Nullable String problem;

    private KeyRingFile(Path file, Duration rest, Duration pause) throws IOException {
        this.file = file;
        this.rest = rest;
        this.pause = pause;
        this.read = look();
        this.ring = BatvKeyRing.read(file);
        this.looked = Instant.now();
    }

    /// Reads the file.
    ///
    /// @throws IOException where it cannot be read or holds no keys; the words tell no secret
    public static KeyRingFile open(Path file) throws IOException {
        return new KeyRingFile(file, REST, LOOK);
    }

    static KeyRingFile open(Path file, Duration rest) throws IOException {
        return new KeyRingFile(file, rest, Duration.ZERO);
    }

    /// The ring as the file has it now, or had it when it could last be read.
    @Override
    public synchronized BatvKeyRing get() {
        Instant now = Instant.now();
        if (Duration.between(looked, now).compareTo(pause) >= 0) {
            looked = now;
            lookAgain(now);
        }
        return ring;
    }

    /// Why the file as it is now cannot be used, where it cannot; without a secret.
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void lookAgain(Instant now) {
        try {
            Look look = look();
            boolean atRest = !look.modified().toInstant().plus(rest).isAfter(now)
                    || look.modified().toInstant().isAfter(now.plus(rest)); // a clock that is ahead
            if (!look.equals(read) && atRest) {
                ring = BatvKeyRing.read(file);
                read = look;
                problem = null;
            }
        } catch (IOException unusable) {
            problem = "the keys in " + file + " cannot be read, those read before are used: " + unusable.getMessage();
        }
    }

    private Look look() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(
                attributes.lastModifiedTime(),
                attributes.size(),
                Optional.ofNullable(attributes.fileKey()).orElse(""));
    }
}
