package org.truebounce.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxTest {
    private static final String FROM = "From kim@alder.example Mon Nov  2 10:15:00 2026\n";
    private static final String MAIL = "Subject: one\nFrom: kim@alder.example\n\ntext\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From MAILER-DAEMON Thu Nov  5 10:15:00 2026",
                "From MAILER-DAEMON@mx.example.net Thu Nov  5 10:15:00 2026",
                "From - Thu Nov 05 10:15:00 2026",
                "From  Thu Nov  5 10:15:00 2026",
                "From kim@alder.example Thu Nov  5 10:15 2026",
                "From kim@alder.example Thu Nov  5 10:15:00 CET 2026",
                "From kim@alder.example Thu Nov  5 10:15:00 +0100 2026",
                "From kim@alder.example Thu Nov  5 10:15:00 2026 +0100",
                "From kim@alder.example Thu, 5 Nov 2026 10:15:00 +0100 (CET)",
                "From kim@alder.example Thu Nov  5 10:15:00 2026 remote from alder",
                "From \"kim alder\"@alder.example Thu Nov  5 10:15:00 2026",
                "From kim@alder.example 2026-11-05T10:15:00Z",
                "From kim@alder.example 2026-11-05 10:15:00 +0100",
                "From uucp Thu Nov 15 10:15:00 95",
                "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001",
            })
    void separators_of_every_writer_are_seen(String separator) {
        Gathered gathered = Gathered.from(FROM + MAIL + "\n" + separator + "\n" + MAIL + "\n");
        assertThat(gathered.texts()).containsExactly(MAIL, MAIL);
        assertThat(gathered.sources()).containsExactly("-#1", "-#2");
        assertThat(gathered.items).noneMatch(MailItem::named);
        assertThat(Gathered.from(separator + "\n" + MAIL).texts()).containsExactly(MAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nFrom here on it is all different.\nTo: nobody\n",
                "\nFrom kim to lee, on Monday at 10:15:00\nTo: nobody\n",
                "\nFrom kim@alder.example Thu Nov  5 10:15:00 2026\nhe wrote nothing that is a field\n",
                "no blank line\nFrom kim@alder.example Thu Nov  5 10:15:00 2026\nSubject: quoted\n",
                "\n From kim@alder.example Thu Nov  5 10:15:00 2026\nSubject: quoted\n",
            })
    void lines_of_text_are_no_separators(String text) {
        Gathered gathered = Gathered.from(FROM + MAIL + text);
        assertThat(gathered.texts()).containsExactly(MAIL + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void line_ends_stay_as_they_are(String end) {
        String mail = MAIL.replace("\n", end);
        String box = (FROM + MAIL + "\n" + FROM + MAIL + "\n").replace("\n", end);
        assertThat(Gathered.from(box).texts()).containsExactly(mail, mail);
    }

    @Test
    void one_message_alone_is_named_by_itself() {
        Gathered gathered = Gathered.from(FROM + MAIL + "\n");
        assertThat(gathered.sources()).containsExactly("-");
        assertThat(gathered.items).allMatch(MailItem::named);
        assertThat(gathered.texts()).containsExactly(MAIL);
    }

    @Test
    void quoted_lines_of_the_body_lose_one_mark() {
        String box = FROM + ">From kim\nSubject: a\nTo: b\n\n>From one\n>>From two\n> From three\n>Fromage\n";
        assertThat(Gathered.from(box).texts())
                .containsExactly(">From kim\nSubject: a\nTo: b\n\nFrom one\n>From two\n> From three\n>Fromage\n");
    }

    @Test
    void a_writer_may_quote_only_what_could_mislead() {
        String box = FROM + "Subject: a\nTo: b\n\nFrom one\n\n>From kim Thu Nov  5 10:15:00 2026\n";
        assertThat(Gathered.from(box).texts().getFirst())
                .endsWith("\n\nFrom one\n\nFrom kim Thu Nov  5 10:15:00 2026\n");
    }

    @Test
    void content_length_is_followed_where_it_holds() {
        String body = "first\n\nFrom lee@alder.example Thu Nov  5 10:15:00 2026\nSubject: inner\n\n>From within\n";
        String mail = "Subject: a\nContent-Length: " + body.length() + "\nTo: b\n\n" + body;
        Gathered gathered = Gathered.from(FROM + mail + "\n" + FROM + MAIL + "\n");
        assertThat(gathered.texts()).containsExactly(mail, MAIL);
    }

    @Test
    void content_length_is_passed_over_where_it_does_not_hold() {
        for (String length : List.of("7", "70", "99999", "99999999999999999999", "-3", "x")) {
            String mail = "Subject: a\nContent-Length: " + length + "\nTo: b\n\ntext of it\n";
            Gathered gathered = Gathered.from(FROM + mail + "\n" + FROM + MAIL + "\n" + FROM + MAIL + "\n");
            assertThat(gathered.texts()).as(length).containsExactly(mail, MAIL, MAIL);
        }
    }

    @Test
    void a_message_above_the_limit_is_cut_and_those_behind_it_are_read() {
        String huge = "Subject: huge\nTo: b\n\n" + ("x".repeat(70) + "\n").repeat(20_000);
        String box = FROM + MAIL + "\n" + FROM + huge + "\n" + FROM + MAIL + "\n";
        Gathered gathered = new Gathered();
        InputStream stream = new java.io.ByteArrayInputStream(box.getBytes(StandardCharsets.ISO_8859_1));
        Mailbox.read(stream, "-", Limits.standard().withMessageBytes(100_000), gathered);
        assertThat(gathered.texts()).containsExactly(MAIL, huge.substring(0, 100_000), MAIL);
        assertThat(gathered.items.stream().map(MailItem::truncated)).containsExactly(false, true, false);
    }

    @Test
    void eight_bit_and_nul_bytes_pass_through() {
        String mail = "Subject: \u00e4\u00ff\nTo: b\n\n\0\0\u0080 text\n";
        assertThat(Gathered.from(FROM + mail + "\n" + FROM + mail + "\n").texts())
                .containsExactly(mail, mail);
    }

    @Test
    void messages_of_every_length_survive_the_edges_of_the_buffer() {
        StringBuilder box = new StringBuilder();
        List<String> mails = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String mail = "Subject: " + i + "\nTo: b\n\n" + "From x\n".repeat(i % 101) + "y".repeat(i % 13) + "\n";
            mails.add(mail);
            box.append(FROM).append(mail).append('\n');
        }
        assertThat(Gathered.from(box.toString()).texts()).isEqualTo(mails);
    }

    @Test
    void a_mailbox_larger_than_an_array_is_read_in_constant_memory() {
        byte[] one = (FROM + "Subject: a\nTo: b\n\n" + ("z".repeat(76) + "\n").repeat(100_000) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        long copies = (1L << 31) / one.length + 10;
        long[] counted = new long[3];
        MailSink sink = new MailSink() {
            @Override
            public void mail(MailItem item) {
                counted[0]++;
                counted[1] = item.message().length;
                assertThat(item.truncated()).isFalse();
                assertThat(item.source()).isEqualTo("-#" + counted[0]);
            }

            @Override
            public void progress(long done, long known) {
                counted[2] = done;
            }
        };
        Mailbox.read(new Repeated(one, copies), "-", Limits.standard(), sink);
        assertThat(counted).containsExactly(copies, one.length - FROM.length() - 1, copies * one.length);
    }

    /// The same bytes again and again.
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private long left;
        private int at;

        Repeated(byte[] bytes, long copies) {
            this.bytes = bytes;
            this.left = copies * bytes.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("the reader takes blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, target, offset, count);
            at = (at + count) % bytes.length;
            left -= count;
            return count;
        }
    }
}
