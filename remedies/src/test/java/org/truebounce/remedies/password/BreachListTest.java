package org.truebounce.remedies.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A list of leaked passwords is searched where it lies.
class BreachListTest {
    @TempDir
    private Path folder = Path.of("");

    private static String sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(List<String> lines, String end) throws IOException {
        return Files.writeString(folder.resolve("leaked.txt"), String.join(end, lines) + end);
    }

    private static List<String> sorted(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(sha1("pass" + i) + ":" + (i + 1));
        }
        Collections.sort(lines);
        return lines;
    }

    private static long count(Path file, String password) {
        return new BreachList(file).count(password.toCharArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void everyLineIsFoundAndNothingElse(String end) throws IOException {
        for (int size : new int[] {1, 2, 3, 500}) {
            Path file = file(sorted(size), end);
            for (int i = 0; i < size; i++) {
                assertThat(count(file, "pass" + i)).isEqualTo(i + 1);
                assertThat(count(file, "other" + i)).isZero();
            }
        }
    }

    @Test
    void aListWithoutCountsOrInSmallLettersOrWithoutALastLineEndIsUnderstood() throws IOException {
        List<String> lines = sorted(50).stream()
                .map(line -> line.substring(0, 40).toLowerCase(Locale.ROOT))
                .toList();
        Path file = file(lines, "\n");
        Files.writeString(file, Files.readString(file).strip());
        for (int i = 0; i < 50; i++) {
            assertThat(count(file, "pass" + i)).isEqualTo(1);
        }
    }

    @Test
    void aPasswordInUnicodeIsHashedAsUtf8() throws IOException {
        assertThat(count(file(List.of(sha1("größer") + ":7"), "\n"), "größer")).isEqualTo(7);
    }

    /// A file of 40 GB that is a list at its beginning only: a search that read it from end to end would take
    /// minutes.
    @Test
    @Timeout(20)
    void aHugeFileIsNotReadThrough() throws IOException {
        Path file = file(sorted(2_000), "\n");
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(40L << 30);
        }
        assertThatThrownBy(() -> count(file, "pass1"))
                .isInstanceOf(BreachListException.class)
                .hasMessageContaining("is not HASH:COUNT");
    }

    @Test
    void aListInAnotherOrderIsRefused() throws IOException {
        List<String> lines = new ArrayList<>(sorted(100));
        Collections.reverse(lines);
        assertThatThrownBy(() -> new BreachList(file(lines, "\n")))
                .isInstanceOf(BreachListException.class)
                .hasMessageContaining("not in the order of its hashes", "sort");
    }

    /// The beginning is sorted, what follows is not.
    @Test
    void disorderFurtherDownIsNoticedWhereItIsMet() throws IOException {
        List<String> lines = new ArrayList<>(sorted(20_000));
        Collections.reverse(lines.subList(10_000, 20_000));
        BreachList list = new BreachList(file(lines, "\n"));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        list.count(("pass" + i).toCharArray());
                    }
                })
                .isInstanceOf(BreachListException.class)
                .hasMessageContaining("not in the order");
    }

    @ParameterizedTest
    @CsvSource({
        "8846F7EAEE8FB117AD06BDD830B7586C:3,another kind",
        "00000:1,HASH:COUNT",
        "password,HASH:COUNT",
        "'',HASH:COUNT",
        "0005AD76BD555C1D6D771DE417A4B87E4B4:10,another kind"
    })
    void anotherFormIsNamed(String line, String said) throws IOException {
        assertThatThrownBy(() -> new BreachList(file(List.of(line), "\n")))
                .isInstanceOf(BreachListException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> new BreachList(folder.resolve("none"))).hasMessageEndingWith("none does not exist");
        assertThatThrownBy(() -> new BreachList(folder)).hasMessageEndingWith(" is no file");
    }

    @Test
    void aLeakedPasswordIsKnownHoweverLong() throws IOException {
        String password = "revision-parish-reboot-jasmine-gong-landmark";
        BreachList list = new BreachList(file(List.of(sha1(password) + ":3"), "\n"));
        Judgement judgement = Judgement.of(password.toCharArray(), List.of(), Optional.of(list));
        assertThat(judgement.grade()).isEqualTo(Grade.KNOWN);
        assertThat(judgement.leaked()).isEqualTo(OptionalLong.of(3));
        assertThat(judgement.reasons().getFirst()).isEqualTo("It was found 3 times in the list.");
    }
}
