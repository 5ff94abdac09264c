package org.truebounce.auth.batv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How one key follows another, and how the file is written.
class BatvKeyFileTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final int OVERLAP = 14;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("keys");
    }

    private BatvKeyFile written(BatvKeyFile keys) throws IOException {
        keys.write(file);
        assertThat(BatvKeyFile.read(file)).isEqualTo(keys);
        assertThat(BatvKeyRing.read(file).current())
                .isEqualTo(keys.keys().getFirst().number());
        return keys;
    }

    private static List<Integer> numbers(BatvKeyFile keys) {
        return keys.keys().stream().map(BatvKeyFile.Key::number).toList();
    }

    @Test
    void keysFollowOneAnotherAndOverlap() throws IOException {
        BatvKeyFile one = written(BatvKeyFile.begin(TODAY));
        String signed = signed();
        BatvKeyFile two = written(one.rotated(TODAY.plusDays(3), OVERLAP));
        assertThat(numbers(two)).containsExactly(2, 1);
        assertThat(two.keys().getLast().replaced()).contains(TODAY.plusDays(3));
        assertThat(verified(signed)).isEqualTo(BatvStatus.VALID);
        assertThat(signed()).startsWith("prvs=2");
        BatvKeyFile three = written(two.rotated(TODAY.plusDays(17), OVERLAP));
        assertThat(numbers(three)).as("still within its overlap").containsExactly(3, 2, 1);
        BatvKeyFile four = written(three.rotated(TODAY.plusDays(18), OVERLAP));
        assertThat(numbers(four)).containsExactly(4, 3, 2);
        assertThat(verified(signed)).isEqualTo(BatvStatus.UNKNOWN_KEY);
    }

    private String signed() throws IOException {
        return new BatvSigner(BatvKeyRing.read(file))
                .sign("joe@alder.example", TODAY.atStartOfDay().toInstant(ZoneOffset.UTC))
                .orElseThrow();
    }

    private BatvStatus verified(String address) throws IOException {
        return new BatvSigner(BatvKeyRing.read(file))
                .verify(address, TODAY.atStartOfDay().toInstant(ZoneOffset.UTC))
                .status();
    }

    /// Servers that get the file later must be able to verify before another one signs.
    @Test
    void aPreparedKeyVerifiesFirstAndSignsLater() throws IOException {
        BatvKeyFile prepared = written(BatvKeyFile.begin(TODAY).prepared(TODAY));
        assertThat(numbers(prepared)).containsExactly(1, 2);
        assertThat(prepared.keys().getLast().isPrepared()).isTrue();
        assertThat(signed()).startsWith("prvs=1");
        BatvKeyFile rotated = written(prepared.rotated(TODAY.plusDays(1), OVERLAP));
        assertThat(numbers(rotated)).containsExactly(2, 1);
        assertThat(rotated.keys().getFirst().secret())
                .isEqualTo(prepared.keys().getLast().secret());
    }

    @Test
    void aFileWrittenByHandIsTakenOver() throws IOException {
        Files.writeString(file, "# mine\n\n7 signs\n3 verifies\n");
        BatvKeyFile keys = BatvKeyFile.read(file);
        assertThat(numbers(keys)).containsExactly(7, 3);
        BatvKeyFile rotated = written(keys.rotated(TODAY, OVERLAP));
        assertThat(numbers(rotated)).containsExactly(8, 7, 3);
        assertThat(rotated.keys()).extracting(BatvKeyFile.Key::replaced).last().isEqualTo(Optional.of(TODAY));
        assertThat(numbers(rotated.rotated(TODAY.plusDays(15), OVERLAP))).containsExactly(9, 8);
    }

    @Test
    void tenDigitsAreTheMost() {
        BatvKeyFile keys = BatvKeyFile.begin(TODAY);
        for (int i = 0; i < 9; i++) {
            keys = keys.rotated(TODAY, OVERLAP);
        }
        BatvKeyFile full = keys;
        assertThat(numbers(full)).containsExactly(0, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThatThrownBy(() -> full.rotated(TODAY, OVERLAP)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> full.prepared(TODAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyItsOwnerReadsItAndNothingElseIsLeftBehind() throws IOException {
        written(BatvKeyFile.begin(TODAY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        written(BatvKeyFile.begin(TODAY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as("a group keeps its right, others get none")
                .isEqualTo("rw-r-----");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        BatvKeyFile other = BatvKeyFile.begin(TODAY);
        other.write(link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(BatvKeyFile.read(file)).isEqualTo(other);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void secretsAreLongAndNeverTheSame() {
        assertThat(BatvKeyFile.begin(TODAY).keys().getFirst().secret())
                .hasSize(43)
                .isNotEqualTo(BatvKeyFile.begin(TODAY).keys().getFirst().secret());
    }

    @Test
    void aFileThatIsNoneIsNotRead() throws IOException {
        Files.writeString(file, "x secret-word\n");
        assertThatThrownBy(() -> BatvKeyFile.read(file))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("secret-word");
    }
}
