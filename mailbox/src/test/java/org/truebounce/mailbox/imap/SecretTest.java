package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @Test
    void comesFromAFileThatIsItsOwnersAlone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "geheim\nmore\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Secret.ofFile(file).reveal()).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Secret.ofFile(file).reveal()).isEqualTo("geheim");
        assertThatThrownBy(() -> Secret.ofFile(folder.resolve("none")).reveal())
                .hasMessageEndingWith("there is no such file");
    }

    @Test
    void comesFromACommandAnewEachTime(@TempDir Path folder) {
        Secret counting = Secret.ofCommand("echo x >> " + folder + "/runs; wc -l < " + folder + "/runs; echo more");
        assertThat(counting.reveal()).isEqualTo("1");
        assertThat(counting.reveal()).isEqualTo("2");
        assertThatThrownBy(() -> Secret.ofCommand("echo no; exit 3").reveal()).hasMessageEndingWith("it failed");
        assertThatThrownBy(() -> Secret.ofCommand("true").reveal()).hasMessageEndingWith("gives nothing");
    }

    @Test
    void isNotPrinted() {
        assertThat(Secret.typed("geheim".toCharArray())).hasToString("the typed password");
        assertThatThrownBy(() -> Secret.ofEnvironment("TRUEBOUNCE_NO_SUCH").reveal())
                .hasMessage("the environment variable TRUEBOUNCE_NO_SUCH: it is not set");
    }
}
