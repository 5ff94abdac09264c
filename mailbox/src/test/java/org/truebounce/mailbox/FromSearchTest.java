package org.truebounce.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FromSearchTest {
    private static final String[] PIECES = {
        "From ", ">", "\n", "\r", "\r\n", "\t", "F", "Fro", "x", "some words", "\u000e"
    };

    @Test
    void findsWhatASlowLookFinds() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            int from = random.nextInt(bytes.length + 1);
            int slow = slowly(text.toString(), from);
            assertThat(FromSearch.find(bytes, 0, from, bytes.length))
                    .as(text.toString())
                    .isEqualTo(slow);
            found += slow >= 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static int slowly(String text, int from) {
        int at = text.indexOf("From ", from);
        while (at >= 0 && !text.substring(0, at).matches("(?s)(.*[\\r\\n])?>*")) {
            at = text.indexOf("From ", at + 1);
        }
        return at;
    }

    @Test
    void aThousandMarksQuoteNothing() {
        assertThat(FromSearch.find((">".repeat(999) + "From ").getBytes(StandardCharsets.US_ASCII), 0, 0, 1_004))
                .isEqualTo(999);
        assertThat(FromSearch.find((">".repeat(1_001) + "From ").getBytes(StandardCharsets.US_ASCII), 0, 0, 1_006))
                .isNegative();
    }
}
