package org.truebounce.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentIndexTest {
    private static SentCopy copy(String message) {
        return SentCopy.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SentCopy> copies() {
        List<SentCopy> copies = new ArrayList<>();
        copies.add(copy("\n"));
        copies.add(copy("Message-ID: <1@alder.example>\nTo: Kim <KIM@Example.NET>, lea@far.example\nBcc: z@q.example\n"
                + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=  aus Wien\nDate: Mon, 2 Nov 2026 10:15:00 +0100\n"
                + "User-Agent: Mozilla Thunderbird 128\nX-Originating-IP: [203.0.113.5]\n\n"
                + "Long enough. ".repeat(9)));
        return copies;
    }

    private static byte[] written(List<SentCopy> copies) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SentIndex.write(copies, "as it was", out);
        return out.toByteArray();
    }

    @Test
    void whatWasKeptComesBack() throws IOException {
        List<SentCopy> copies = copies();
        assertThat(copies.getLast().recipients()).containsExactly("kim@example.net", "lea@far.example", "z@q.example");
        assertThat(copies.getLast().subject()).isEqualTo("grüße aus wien");
        assertThat(copies.getLast().bodyHash()).isPresent();
        assertThat(copies.getLast().submittedFrom()).contains("203.0.113.5");
        assertThat(SentIndex.read(new ByteArrayInputStream(written(copies)), "as it was"))
                .contains(copies);
    }

    @Test
    void anIndexOfAnotherStateIsNone() throws IOException {
        assertThat(SentIndex.read(new ByteArrayInputStream(written(copies())), "as it is now"))
                .isEmpty();
    }

    @Test
    void aDamagedIndexIsToldAsSuch() throws IOException {
        byte[] whole = written(copies());
        assertThatIOException()
                .isThrownBy(() ->
                        SentIndex.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 5)), "as it was"));
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                SentIndex.read(new ByteArrayInputStream(damaged), "as it was");
            } catch (IOException said) {
                assertThat(said).isNotNull();
            }
        }
    }
}
