package org.truebounce.mailbox.sent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentIndex;
import org.truebounce.mailbox.WholeFile;

/// The index of one place of sent mail in the user's cache folder, good as long as the place bears the index's stamp.
///
/// An index that cannot be read or written is none: the mail itself is read then.
final class KeptIndex {
    /// Below this the mail itself is read as fast as an index.
    private static final int WORTH_KEEPING = 500;

    private final Path file;

    /// @param place of which the index is
    KeptIndex(String place) {
        this.file = folder().resolve("sent-" + Stamp.of(place).substring(0, 16) + ".index");
    }

    /// The stamp of what is kept.
    Optional<String> stamp() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SentIndex.stamp(in);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /// What is kept; empty where there is nothing, or nothing that fits.
    Optional<List<SentCopy>> read(String stamp) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SentIndex.read(in, stamp);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /// Keeps what is worth it.
    void write(List<SentCopy> mail, String stamp) {
        if (mail.size() < WORTH_KEEPING) {
            return;
        }
        try {
            ByteArrayOutputStream index = new ByteArrayOutputStream();
            SentIndex.write(mail, stamp, index);
            WholeFile.replace(file, index.toByteArray());
        } catch (IOException full) {
            // The next run reads the mail again.
        }
    }

    // https://specifications.freedesktop.org/basedir-spec: an empty value is no value
    private static Path folder() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("truebounce");
    }
}
