package org.truebounce.mailbox.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

class OutlookItemTest {
    private static String read(ItemFile item) throws IOException {
        return new String(OutlookItem.toMessage(item.bytes(), 4), UTF_8);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    private static byte[] foreign() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            system.createDocument(new ByteArrayInputStream(new byte[] {1}), "WordDocument");
            system.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static ItemFile note() throws IOException {
        return ItemFile.top().text(0x001A, "IPM.Note");
    }

    @Test
    void the_header_it_travelled_with_is_kept_but_for_mime() throws IOException {
        String headers = crlf("""
                Microsoft Mail Internet Headers Version 2.0
                Received: from a
                \tby b; Mon, 2 Nov 2026 10:15:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                \tboundary="x"
                Subject: one
                From: kim@alder.example

                """);
        String message = read(note().text(0x007D, headers).text(0x1000, "line\r\nnext\n"));
        assertThat(message).isEqualTo(crlf("""
                        Received: from a
                        \tby b; Mon, 2 Nov 2026 10:15:00 +0000
                        Subject: one
                        From: kim@alder.example
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 8bit

                        line
                        next
                        """));
    }

    @Test
    void without_it_a_header_is_built() throws IOException {
        ItemFile item = note().text(0x0037, "Gr\u00fc\u00dfe\r\nBcc: smuggled@example.net")
                .text(0x0C1A, "Kim \"K\" Alder")
                .text(0x5D01, "kim@alder.example")
                .text(0x1035, "<1@alder.example>")
                .time(0x0039, "2026-11-02T10:15:00Z")
                .text(0x1000, "text");
        item.recipient(0).number(0x0C15, 1).text(0x3001, "Lee").text(0x39FE, "lee@example.net");
        item.recipient(1).number(0x0C15, 2).text(0x3003, "/O=EXCHANGE/CN=X").text(0x3001, "'sam@example.net'");
        assertThat(read(item))
                .contains("From: \"Kim \\\"K\\\" Alder\" <kim@alder.example>\r\n")
                .contains("To: \"Lee\" <lee@example.net>\r\n")
                .contains("Cc: \"'sam@example.net'\" <sam@example.net>\r\n")
                .contains("Date: Mon, 2 Nov 2026 10:15:00 +0000\r\n")
                .contains("Message-ID: <1@alder.example>\r\n")
                .contains("Subject: =?utf-8?B?")
                .doesNotContain("\nBcc:");
    }

    @Test
    void strings_of_one_byte_follow_the_code_page() throws IOException {
        String message = read(note().number(0x3FFD, 1251).bytes(0x1000, 0x001E, new byte[] {(byte) 0xC4, (byte) 0xE0}));
        assertThat(message).endsWith("\r\n\r\n\u0414\u0430");
    }

    @Test
    void plain_text_and_html_are_alternatives_and_files_are_attached() throws IOException {
        ItemFile item = note().text(0x1000, "plain")
                .number(0x3FDE, 65001)
                .bytes(0x1013, 0x0102, "<p>\u00e4</p>".getBytes(UTF_8));
        item.attachment(0)
                .number(0x3705, 1)
                .text(0x3707, "\u00e4.bin")
                .text(0x370E, "image/png")
                .bytes(0x3701, 0x0102, new byte[] {1, 2, 3});
        assertThat(read(item))
                .contains("Content-Type: multipart/mixed;")
                .contains("Content-Type: multipart/alternative;")
                .contains("<p>\u00e4</p>")
                .contains("Content-Type: image/png\r\n")
                .contains("filename*=utf-8''%C3%A4.bin\r\n")
                .contains("\r\n\r\nAQID\r\n");
    }

    @Test
    void rich_text_is_read_where_nothing_else_is() throws IOException {
        // [MS-OXRTFCP] the worked example of the specification.
        byte[] packed = HexFormat.of()
                .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c0900206277"
                        + "05b06c647d0a800fa0");
        assertThat(read(note().bytes(0x1009, 0x0102, packed))).endsWith("\r\n\r\nhello world");
        String html =
                "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 x\\'e4\\u1076?{\\*\\htmltag72 </p>}}";
        assertThat(RichText.read(html.getBytes(UTF_8))).isEqualTo(new RichText("<p>x\u00e4\u0434</p>", true));
    }

    @Test
    void a_report_of_failure_becomes_a_delivery_status_notification() throws IOException {
        ItemFile item = ItemFile.top()
                .text(0x001A, "REPORT.IPM.Note.NDR")
                .text(0x0037, "Undeliverable: offer")
                .text(0x0049, "offer")
                .text(0x6820, "mx.alder.example")
                .text(0x0040, "Kim")
                .text(0x5D07, "kim@alder.example")
                .text(0x0E04, "lee@example.net; sam@example.net")
                .time(0x004E, "2026-11-02T10:15:00Z")
                .text(0x1000, "Your message did not reach some recipients.");
        item.recipient(0)
                .text(0x39FE, "lee@example.net")
                .text(0x0C1B, "<mx.example.net #5.1.1 smtp;550 5.1.1 <lee@example.net> User unknown>");
        item.recipient(1).text(0x39FE, "sam@example.net").number(0x0C20, 522).text(0x0C1B, "552 5.2.2 Mailbox full");
        item.recipient(2).text(0x39FE, "pat@example.net").number(0x0C04, 0).number(0x0C05, 0);
        assertThat(read(item))
                .contains("Content-Type: multipart/report; report-type=delivery-status;")
                .startsWith("To: \"Kim\" <kim@alder.example>\r\nSubject: Undeliverable: offer\r\n")
                .contains("Content-Type: message/delivery-status\r\n")
                .contains("\r\nReporting-MTA: dns; mx.alder.example\r\n")
                .contains(crlf("""

                        Final-Recipient: rfc822; lee@example.net
                        Action: failed
                        Status: 5.1.1
                        Remote-MTA: dns; mx.example.net
                        Diagnostic-Code: smtp; 550 5.1.1 <lee@example.net> User unknown

                        Final-Recipient: rfc822; sam@example.net
                        Action: failed
                        Status: 5.2.2
                        Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

                        Final-Recipient: rfc822; pat@example.net
                        Action: failed
                        Status: 5.1.1

                        """))
                .contains("Content-Type: text/rfc822-headers\r\n")
                .contains("\r\nSubject: offer\r\nDate: Mon, 2 Nov 2026 10:15:00 +0000\r\n");
    }

    @Test
    void the_returned_message_within_a_report_is_kept() throws IOException {
        ItemFile item = ItemFile.top().text(0x001A, "REPORT.IPM.Note.NDR").text(0x0049, "offer");
        item.attachment(0).number(0x3705, 5).embedded().text(0x0037, "offer").text(0x1000, "inner text");
        assertThat(read(item))
                .contains("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSubject: offer\r\n")
                .contains("inner text")
                .doesNotContain("text/rfc822-headers");
    }

    @Test
    void items_within_items_end_at_the_limit() throws IOException {
        ItemFile top = note().text(0x1000, "depth 0.");
        ItemFile item = top;
        for (int i = 1; i < 8; i++) {
            item = item.attachment(0).number(0x3705, 5).embedded().text(0x1000, "depth " + i + ".");
        }
        assertThat(read(top)).contains("depth 4.").doesNotContain("depth 5.");
    }

    @Test
    void a_file_of_another_program_is_told_apart() throws IOException {
        assertThatThrownBy(() -> OutlookItem.toMessage(foreign(), 4)).isInstanceOf(NotAnOutlookItem.class);
    }

    @Test
    void items_are_read_through_the_door(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.msg"), note().text(0x0037, "one").bytes());
        Path other = Files.write(folder.resolve("b.doc"), foreign());
        List<MailItem> items = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        MailSink sink = new MailSink() {
            @Override
            public void mail(MailItem item) {
                items.add(item);
            }

            @Override
            public void unreadable(Unreadable problem) {
                problems.add(problem.line());
            }
        };
        Mailbox.read(folder, Limits.standard(), sink);
        assertThat(items).singleElement().extracting(MailItem::source).isEqualTo(folder + "/a.msg");
        assertThat(problems).isEmpty();
        Mailbox.read(other, Limits.standard(), sink);
        assertThat(items).hasSize(1);
        assertThat(problems).containsExactly(other + ": is an OLE2 file of another program, not an Outlook item");
    }

    @Test
    void one_class_knows_the_library() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile).filter(OutlookItemTest::namesPoi))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly("CompoundFile.java");
        }
    }

    private static boolean namesPoi(Path source) {
        try {
            return Files.readString(source).contains("org.apache.poi");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(60)
    void damaged_items_give_a_message_or_one_line() throws IOException {
        ItemFile item = note().text(0x0037, "one").text(0x1000, "text ".repeat(2000));
        item.recipient(0).text(0x39FE, "lee@example.net");
        item.attachment(0).number(0x3705, 5).embedded().text(0x1000, "inner");
        byte[] whole = item.bytes();
        Random random = new Random(7);
        int failed = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] damaged = whole.clone();
            int changes = 1 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                // The header and the tables at the front are hit most.
                int at = random.nextInt(random.nextBoolean() ? 512 : damaged.length);
                damaged[at] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            long start = System.nanoTime();
            try {
                assertThat(OutlookItem.toMessage(Arrays.copyOf(damaged, length), 4))
                        .isNotEmpty();
            } catch (IOException e) {
                failed++;
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(failed).isPositive();
    }
}
