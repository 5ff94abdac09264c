package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {
    private static String decode(TransferEncoding encoding, String coded, int most) {
        byte[] bytes = coded.getBytes(StandardCharsets.ISO_8859_1);
        return new String(encoding.decodeText(bytes, 0, bytes.length, most), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "base64,BASE64",
        " BASE64 ,BASE64",
        "Quoted-Printable,QUOTED_PRINTABLE",
        "7bit,IDENTITY",
        "8bit,IDENTITY",
        "binary,IDENTITY",
        "uuencode,IDENTITY",
        "'',IDENTITY"
    })
    void namesInAnyCase(String name, TransferEncoding encoding) {
        assertThat(TransferEncoding.named(name)).isEqualTo(encoding);
    }

    @ParameterizedTest
    @CsvSource({
        "aGVsbG8=,hello",
        "aGVsbG8,hello",
        "aGV sbG8=,hello",
        "a*G-V~sbG8=,hello",
        "aGVsb,hel",
        "aGVsbG8=junk,hello",
        "====,''",
        "!!!,''",
        "a,''"
    })
    void brokenBase64GivesWhatItHolds(String coded, String plain) {
        assertThat(decode(TransferEncoding.BASE64, coded, 1_000)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"a=3Db,a=b", "a=3db,a=b", "a=,a=", "a=zz,a=zz", "100%,100%", "caf=E9,café", "a=3,a=3"})
    void brokenQuotedPrintableStaysAsItIs(String coded, String plain) {
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, coded, 1_000)).isEqualTo(plain);
    }

    @Test
    void linesOfQuotedPrintableJoin() {
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, "one=\n two=20\nthree  \nfour=  \nfive", 1_000))
                .isEqualTo("one two \nthree\nfourfive");
    }

    @Test
    void noMoreThanAskedForIsDecoded() {
        String coded = Base64.getMimeEncoder().encodeToString("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(decode(TransferEncoding.BASE64, coded, 99))
                .hasSizeBetween(99, 102)
                .matches("x+");
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, "x".repeat(10_000), 99))
                .hasSize(99);
        assertThat(decode(TransferEncoding.IDENTITY, "x".repeat(10_000), 99)).hasSize(99);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyBytesGiveBytes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (TransferEncoding encoding : TransferEncoding.values()) {
                assertThat(encoding.decodeText(bytes, 0, bytes.length, 200)).hasSizeLessThan(205);
            }
        }
    }
}
