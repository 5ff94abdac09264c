package org.truebounce.milter.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("keys");
        Files.writeString(file, "3 the old secret\n");
    }

    private KeyRingFile open() throws IOException {
        return KeyRingFile.open(file, Duration.ZERO);
    }

    @Test
    void aChangedFileIsReadAnew() throws IOException {
        KeyRingFile keys = open();
        assertThat(keys.get().current()).isEqualTo(3);
        assertThat(keys.get()).isSameAs(keys.get());
        Files.writeString(file, "4 the new secret\n3 the old secret\n");
        assertThat(keys.get().current()).isEqualTo(4);
        Path other = Files.writeString(folder.resolve("other"), "5 the next secret!\n4 the new secret\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(keys.get().current()).isEqualTo(5);
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void aBrokenOrMissingFileLeavesTheKeysAsTheyWere() throws IOException {
        KeyRingFile keys = open();
        Files.writeString(file, "no key, but a secret\n");
        assertThat(keys.get().current()).isEqualTo(3);
        assertThat(keys.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("line 1", "those read before are used")
                        .doesNotContain("but a secret"));
        Files.delete(file);
        assertThat(keys.get().current()).isEqualTo(3);
        assertThat(keys.problem()).isPresent();
        Files.writeString(file, "6 a good one\n");
        assertThat(keys.get().current()).isEqualTo(6);
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void aFileThatIsBeingCopiedIsNotReadYet() throws IOException {
        KeyRingFile keys = KeyRingFile.open(file, Duration.ofSeconds(30));
        Files.writeString(file, "4 the new sec");
        assertThat(keys.get().current()).isEqualTo(3);
        Files.writeString(file, "4 the new secret\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(31)));
        assertThat(keys.get().current()).isEqualTo(4);
    }

    @Test
    void withoutAFileThereIsNoBeginning() {
        assertThatThrownBy(() -> KeyRingFile.open(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
