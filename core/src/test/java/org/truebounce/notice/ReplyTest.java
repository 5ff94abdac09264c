package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "550 5.1.1 unknown | 550",
                "host mx.example said: 450 later | 450",
                "<<< 554 no | 554",
                "smtp; 552-5.2.2 full | 552",
                "error 550: unknown | 550",
                "reply=550 x | 550",
                "(550) | 550",
                "SMTP error from remote mail server after RCPT TO:<a@b.example>: 550 no | 550",
                "#550 5.1.1 | 550",
                "550 | 550",
            })
    void codes(String text, String code) {
        assertThat(Reply.code(text)).contains(code);
        assertThat(Reply.all(text)).extracting(Reply::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "55",
                "x\n5",
                "1550 x",
                "550px",
                "mx550 x",
                "192.0.2.550 x",
                "220 ok",
                "580 x",
                "about 500 users",
                "5.5.0",
                "2010-550 x",
                "in room 450 today"
            })
    void noCodes(String text) {
        assertThat(Reply.code(text)).isEmpty();
        assertThat(Reply.all(text)).isEmpty();
    }

    @Test
    void aReplyGoesOnToTheEndOfItsParagraph() {
        assertThat(said("550-5.1.1 one\n550 5.1.1 two\n\nnext")).isEqualTo("550-5.1.1 one\n550 5.1.1 two");
        assertThat(said("  550 one\n    two\nthree")).isEqualTo("550 one\n    two");
        assertThat(said("550 one\n450 two")).isEqualTo("550 one");
        assertThat(said("550 one\n<<< 550 two\n>>> QUIT")).isEqualTo("550 one\n<<< 550 two");
        assertThat(said("550 one\nkim@example.net: two")).isEqualTo("550 one");
        assertThat(said("550 one\n--- x")).isEqualTo("550 one");
        assertThat(said("550 one\n5")).isEqualTo("550 one\n5");
    }

    @Test
    void repliesAndTheirLengthHaveLimits() {
        assertThat(Reply.all("550 x\n\n".repeat(1_000))).hasSize(200);
        assertThat(said("550 " + "x\n".repeat(5_000)).length()).isLessThanOrEqualTo(2_000);
    }

    private static String said(String text) {
        Reply first = Reply.all(text).getFirst();
        return text.substring(first.start(), first.end());
    }
}
