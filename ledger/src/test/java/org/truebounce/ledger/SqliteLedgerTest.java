package org.truebounce.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger in a file.
class SqliteLedgerTest extends LedgerContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    Location place() {
        return new Location.File(folder.resolve("deep/ledger.db"));
    }

    private Path file() {
        return folder.resolve("deep/ledger.db");
    }

    @Test
    void onlyTheOwnerCanReadItsFiles() throws IOException {
        try (Ledger ledger = Ledger.openHashed(place())) {
            ledger.rememberSent(List.of(Samples.sent("tea")));
            try (Stream<Path> files = Files.list(file().getParent())) {
                for (Path each : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as("%s", each)
                            .isEqualTo("rw-------");
                }
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsForgottenCannotBeReadInTheFile() throws IOException {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.rememberSent(IntStream.range(0, 500)
                    .mapToObj(i -> Samples.sent("secret" + i, "kim@example.net"))
                    .toList());
            ledger.prune(Samples.NOON.plusSeconds(1));
            try (Stream<Path> files = Files.list(file().getParent())) {
                for (Path each : files.toList()) {
                    assertThat(Files.readString(each, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .as("%s", each)
                            .doesNotContain("secret", "kim@example.net");
                }
            }
        }
    }

    @Test
    void whatIsNoLedgerIsLeftAlone() throws Exception {
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear Kim,\n".repeat(1000));
        assertThatThrownBy(() -> Ledger.open(text))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(text.toString())
                .hasMessageNotContaining("\n");
        assertThat(Files.readString(text)).isEqualTo("Dear Kim,\n".repeat(1000));
        Path foreign = folder.resolve("places.sqlite");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + foreign);
                var statement = connection.createStatement()) {
            statement.execute("create table place (url text)");
        }
        assertThatThrownBy(() -> Ledger.open(foreign)).hasMessageContaining("database of something else");
        assertThatThrownBy(() -> Ledger.open(folder)).isInstanceOf(LedgerException.class);
    }

    @Test
    void aLedgerOfANewerProgramIsLeftAlone() throws Exception {
        Ledger.open(file()).close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("update setting set value = '99' where name = 'version'");
        }
        assertThatThrownBy(() -> Ledger.open(file())).hasMessageContaining("newer version");
    }
}
