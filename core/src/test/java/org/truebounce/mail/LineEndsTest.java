package org.truebounce.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {
    /// Letters stand for themselves, `r` for CR and `n` for LF.
    @ParameterizedTest
    @CsvSource({
        "anb,anb",
        "arnb,anb",
        "arb,anb",
        "arrnb,anb",
        "arrrnb,anb",
        "arrb,annb",
        "anrb,annb",
        "arnrnb,annb",
        "r,n",
        "rn,n",
        "n,n",
        "rr,nn",
        "rrn,n",
        "nr,nn",
        "arnbrcnd,anbncnd",
        "abc,abc",
        "rarn,nan",
        "arnrrnb,annb"
    })
    void everyLineEndBecomesOneByte(String written, String expected) {
        byte[] lines = LineEnds.toLf(bytes(written));
        assertThat(new String(lines, ISO_8859_1)).isEqualTo(new String(bytes(expected), ISO_8859_1));
    }

    @Test
    void bytesWithoutCrAreNotCopied() {
        byte[] bytes = bytes("anbn");
        assertThat(LineEnds.toLf(bytes)).isSameAs(bytes);
        assertThat(LineEnds.toLf(new byte[0])).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.replace('r', '\r').replace('n', '\n').getBytes(ISO_8859_1);
    }
}
