package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {
    @ParameterizedTest
    @CsvSource({
        "'a\r\nb\r\n', 'a\nb\n'",
        "'a\rb\r', 'a\nb\n'",
        "'a\nb', 'a\nb'",
        "'a\r\nb\rc\nd', 'a\nb\nc\nd'",
        "'a\r\r\nb', 'a\nb'",
        "'\r\r', '\n\n'",
        "'\n\r', '\n\n'",
        "'a\r', 'a\n'",
    })
    void everyLineEndIsOneLineFeed(String written, String read) {
        assertThat(new String(LineEnds.toLf(bytes(written)), StandardCharsets.ISO_8859_1))
                .isEqualTo(read);
    }

    @Test
    void bytesWithoutACarriageReturnAreNotCopied() {
        byte[] bytes = bytes("a\nb\n");
        assertThat(LineEnds.toLf(bytes)).isSameAs(bytes);
        assertThat(LineEnds.toLf(new byte[0])).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
