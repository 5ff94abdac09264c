package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.Limits;

class RenumberedFolderTest {
    @Test
    void isReadFromItsBeginning(@TempDir Path state) throws Exception {
        try (Dovecot dovecot = Dovecot.installed()) {
            new Store(dovecot.store()).fill(20, 5);
            dovecot.start();
            assertThat(newMail(dovecot, state).texts).hasSize(5);
            assertThat(newMail(dovecot, state).texts).isEmpty();

            dovecot.stop();
            forgetNumbers(dovecot.store());
            Thread.sleep(1_100); // Dovecot takes the second for the number of a numbering
            dovecot.start();
            Delivered anew = newMail(dovecot, state);
            assertThat(anew.texts).hasSize(5);
            assertThat(anew.news).singleElement().asString().contains("numbered its messages anew");
        }
    }

    private static Delivered newMail(Dovecot dovecot, Path state) {
        ImapReading wish = ImapReading.of(Store.WORTH_READING);
        Delivered delivered = new Delivered();
        new ImapMailbox(dovecot.account(), Limits.standard(), delivered.news::add)
                .read(
                        List.of("INBOX"),
                        wish,
                        ImapResume.open(state, dovecot.account(), wish.narrowing(), false),
                        delivered);
        return delivered;
    }

    private static void forgetNumbers(Path store) throws Exception {
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
