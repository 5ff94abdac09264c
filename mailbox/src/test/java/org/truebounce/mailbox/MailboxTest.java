package org.truebounce.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    private static final String MAIL = "Subject: one\nFrom: kim@alder.example\n\ntext\n";
    private static final String FROM = "From kim@alder.example Mon Nov  2 10:15:00 2026\n";

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(ISO_8859_1));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(String content) throws IOException {
        return gzip(content.getBytes(ISO_8859_1));
    }

    private List<String> names(Gathered gathered) {
        return gathered.sources().stream()
                .map(source -> source.substring(folder.toString().length() + 1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MAIL,
                "Subject: one\r\nTo: b\r\n\r\ntext\r\n",
                "Subject: one\rTo: b\r\rtext\r",
                "Subject: one\r\nTo: b\n\r\ntext\r\r\n",
                "\n\r\n  \nSubject: one\nTo: b\n\ntext",
                "\u00ef\u00bb\u00bfSubject: one\nTo: b\n\ntext",
                ">From kim@alder.example\nSubject: one\nTo: b\n\n>From x\n",
                "no mail at all",
                "",
                "\0\0\0",
            })
    void a_named_file_is_delivered_as_it_lies(String content) throws IOException {
        Path path = write("mail", content);
        Gathered gathered = Gathered.from(path);
        assertThat(gathered.texts()).containsExactly(content);
        assertThat(gathered.sources()).containsExactly(path.toString());
        assertThat(gathered.items).allMatch(MailItem::named).noneMatch(MailItem::truncated);
        assertThat(gathered.problems).isEmpty();
    }

    @Test
    void apple_mail_loses_count_and_property_list() throws IOException {
        Path path = write("1.emlx", MAIL.length() + "      \n" + MAIL + "<?xml version=\"1.0\"?>\n<plist/>\n");
        assertThat(Gathered.from(path).texts()).containsExactly(MAIL);
    }

    @Test
    void a_missing_file_is_one_line() {
        Gathered gathered = Gathered.from(folder.resolve("nothing\nhere"));
        assertThat(gathered.items).isEmpty();
        assertThat(gathered.problems).containsExactly(folder + "/nothing?here: no such file or folder");
    }

    @Test
    void a_folder_is_read_in_order_and_by_content() throws IOException {
        write("b.txt", MAIL);
        write("a/2", MAIL);
        write("a/1.eml", MAIL);
        write("c.mbox", FROM + MAIL + "\n" + FROM + MAIL);
        write("d", FROM + MAIL);
        write("f.EML", MAIL);
        write("e.gz", gzip(MAIL));
        write(".hidden", MAIL);
        write(".git/config", MAIL);
        write("Inbox.msf", MAIL);
        write("dovecot.index.log", MAIL);
        write("photo.jpg", "\u00ff\u00d8\u00ff\0binary");
        write("notes.txt", "Shopping: milk\nAlso: bread\n");
        write("novel.txt", "From here to eternity\nis a novel.\n");
        write("Sub.sbd/Inbox", FROM + MAIL);
        write("empty", "");
        Gathered gathered = Gathered.from(folder);
        assertThat(names(gathered))
                .containsExactly(
                        "Sub.sbd/Inbox", "a/1.eml", "a/2", "b.txt", "c.mbox#1", "c.mbox#2", "d", "e.gz", "f.EML");
        assertThat(gathered.texts()).containsOnly(MAIL);
        assertThat(gathered.items).noneMatch(MailItem::named);
        assertThat(gathered.problems).isEmpty();
        assertThat(gathered.done).isPositive().isLessThanOrEqualTo(gathered.known);
    }

    @Test
    void a_maildir_is_read_with_its_folders_but_not_tmp() throws IOException {
        write("cur/1.host:2,S", MAIL);
        write("new/2.host", FROM + MAIL + "\n" + FROM + MAIL);
        write("new/3.host", "not even a header");
        write("new/4.host", gzip(MAIL));
        write("new/.5.host", MAIL);
        write("tmp/6.host", MAIL);
        write(".Sent/cur/7.host", MAIL);
        write(".Sent/new/8.host", MAIL);
        write(".Sent/tmp/9.host", MAIL);
        write("dovecot-uidlist", MAIL);
        write("maildirsize", "1000S\n10 1\n");
        Gathered gathered = Gathered.from(folder);
        assertThat(names(gathered))
                .containsExactly(
                        ".Sent/cur/7.host",
                        ".Sent/new/8.host",
                        "cur/1.host:2,S",
                        "new/2.host",
                        "new/3.host",
                        "new/4.host");
        assertThat(gathered.texts().get(3)).isEqualTo(MAIL + "\n" + FROM + MAIL);
        assertThat(gathered.problems).isEmpty();
    }

    @Test
    void in_a_folder_a_file_called_a_mail_is_taken_for_one() throws IOException {
        write("a.eml", "a body alone");
        write("b.eml", "");
        write("c.txt", "a text alone");
        write("d.bin", "X-Trace: 1\nDKIM9-Signature: of a header to come\n");
        assertThat(names(Gathered.from(folder))).containsExactly("a.eml", "d.bin");
    }

    @Test
    void a_folder_without_permission_costs_one_line() throws IOException {
        write("a/mail", MAIL);
        write("b/mail", MAIL);
        Path closed = folder.resolve("a");
        Files.setPosixFilePermissions(closed, Set.of());
        // The system's administrator may read everything.
        assumeFalse(Files.isReadable(closed));
        try {
            Gathered gathered = Gathered.from(folder);
            assertThat(names(gathered)).containsExactly("b/mail");
            assertThat(gathered.problems).containsExactly(closed + ": permission denied");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void links_in_a_circle_end() throws IOException {
        write("a/b/mail", MAIL);
        Files.createSymbolicLink(folder.resolve("a/b/up"), folder);
        Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a"));
        Gathered gathered = Gathered.from(folder);
        assertThat(names(gathered)).containsExactly("a/b/mail");
    }

    @Test
    void what_cannot_be_opened_costs_one_line_and_the_rest_is_read() throws IOException {
        write("a", MAIL);
        write("c", MAIL);
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("nowhere"));
        Gathered gathered = Gathered.from(folder);
        assertThat(names(gathered)).containsExactly("a", "c");
        assertThat(gathered.problems).containsExactly(folder + "/b: no such file or folder");
    }

    @Test
    void compressed_mailboxes_are_read() throws IOException {
        Path path = write("box.gz", gzip(FROM + MAIL + "\n" + FROM + MAIL));
        assertThat(names(Gathered.from(path))).containsExactly("box.gz#1", "box.gz#2");
        byte[] twoMembers = new ByteArrayOutputStream() {
            {
                writeBytes(gzip(FROM + MAIL + "\n"));
                writeBytes(gzip(FROM + MAIL));
            }
        }.toByteArray();
        assertThat(Gathered.from(write("two.gz", twoMembers)).texts()).containsExactly(MAIL, MAIL);
    }

    @Test
    void archives_are_read_entry_by_entry() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            entry(zip, "x/a.eml", MAIL.getBytes(ISO_8859_1));
            entry(zip, "x/readme", "nothing".getBytes(ISO_8859_1));
            entry(zip, "b.mbox", (FROM + MAIL + "\n" + FROM + MAIL).getBytes(ISO_8859_1));
            entry(zip, "c.eml.gz", gzip(MAIL));
        }
        Gathered gathered = Gathered.from(write("mails.zip", packed.toByteArray()));
        assertThat(names(gathered))
                .containsExactly("mails.zip!x/a.eml", "mails.zip!b.mbox#1", "mails.zip!b.mbox#2", "mails.zip!c.eml.gz");
        assertThat(gathered.texts()).containsOnly(MAIL);
        assertThat(gathered.problems).isEmpty();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Test
    void a_compressed_file_that_breaks_off_is_delivered_as_far_as_it_goes() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        String mail = MAIL + new String(noise, ISO_8859_1);
        byte[] packed = gzip(mail);
        Path path = write("mail.gz", Arrays.copyOf(packed, packed.length / 2));
        Gathered gathered = Gathered.from(path);
        assertThat(gathered.items).hasSize(1).allMatch(MailItem::truncated);
        assertThat(mail).startsWith(gathered.texts().getFirst());
        assertThat(gathered.problems).containsExactly(path + ": the compressed data ends too early");
        Gathered box = Gathered.from(write("box.gz", Arrays.copyOf(gzip(FROM + MAIL + "\n" + FROM + mail), 40_000)));
        assertThat(box.items.stream().map(MailItem::truncated)).containsExactly(false, true);
        assertThat(box.problems).hasSize(1);
    }

    @Test
    void decompression_bombs_end_in_one_line() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream stream = new GZIPOutputStream(bomb)) {
            stream.write((FROM + MAIL).getBytes(ISO_8859_1));
            for (int i = 0; i < 300; i++) {
                stream.write(block);
            }
        }
        Path path = write("bomb.gz", bomb.toByteArray());
        Gathered gathered = Gathered.from(path);
        assertThat(gathered.items).hasSize(1).allMatch(MailItem::truncated);
        assertThat(gathered.problems).containsExactly(path + ": unpacks to more than 200 times its size");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("noise"));
            for (int i = 0; i < 300; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        Gathered zipped = Gathered.from(write("bomb.zip", packed.toByteArray()));
        assertThat(zipped.items).isEmpty();
        assertThat(zipped.problems).containsExactly(folder + "/bomb.zip: unpacks to more than 200 times its size");
    }

    @Test
    void archives_within_archives_end() throws IOException {
        byte[] packed = MAIL.getBytes(ISO_8859_1);
        for (int i = 0; i < 40; i++) {
            packed = gzip(packed);
        }
        Gathered gathered = Gathered.from(write("deep.gz", packed));
        assertThat(gathered.items).isEmpty();
        assertThat(gathered.problems)
                .containsExactly(folder + "/deep.gz: archives lie more than 4 deep in one another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001f\u008b\u0008",
                "\u001f\u008b\u0008\u0000garbage garbage garbage",
                "PK\u0003\u0004garbage",
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                "!BDN and more",
            })
    void broken_containers_are_one_line(String content) throws IOException {
        Path path = write("broken", content);
        Gathered gathered = Gathered.from(path);
        assertThat(gathered.items).isEmpty();
        assertThat(gathered.problems).hasSize(1).allMatch(line -> line.startsWith(path + ": ") && !line.contains("\n"));
    }

    @Test
    void one_endless_line_is_read_and_cut() throws IOException {
        Path path = write("line", "Subject: " + "x".repeat(10_000_000));
        assertThat(Gathered.from(path).items.getFirst().message()).hasSize(10_000_009);
        MailItem cut = Gathered.from(path, Limits.standard().withMessageBytes(1000))
                .items
                .getFirst();
        assertThat(cut.message()).hasSize(1000);
        assertThat(cut.truncated()).isTrue();
        assertThat(Gathered.from(write("box", FROM + "From ".repeat(2_000_000))).items)
                .hasSize(1);
        assertThat(Gathered.from(write("marks", FROM + "a: b\n\n" + ">".repeat(9_000_000) + "From x")).items)
                .hasSize(1);
    }

    @Test
    void what_the_sink_throws_comes_through() throws IOException {
        Path path = write("box", FROM + MAIL + "\n" + FROM + MAIL);
        MailSink full = item -> {
            throw new IllegalStateException("full");
        };
        assertThatThrownBy(() -> Mailbox.read(path, Limits.standard(), full)).hasMessage("full");
    }
}
