package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
    private static String decode(byte[] bytes, String name) {
        return Charsets.decode(bytes, 0, bytes.length, Optional.of(name).filter(given -> !given.isEmpty()));
    }

    /// Each name beside the charset that senders mean by it, and a text that only the larger set holds.
    @ParameterizedTest
    @CsvSource({
        "gb2312,GB18030,鎔€",
        "gbk,GB18030,㐀",
        "x-gbk,GB18030,用户",
        "GB2312,GB18030,镕",
        "ks_c_5601-1987,x-windows-949,똠",
        "euc-kr,x-windows-949,똠방",
        "shift_jis,windows-31j,①髙",
        "x-sjis,windows-31j,㈱",
        "cp932,windows-31j,㈱",
        "big5,Big5-HKSCS,喺",
        "iso-2022-jp,x-windows-iso2022jp,①",
        "iso-8859-1,windows-1252,“€”",
        "latin1,windows-1252,€",
        "iso-8859-9,windows-1254,ş“",
        "iso-8859-11,x-windows-874,ไทย",
        "cp-850,IBM850,é",
        "utf8,UTF-8,ü",
        "utf-8//ignore,UTF-8,ü",
        "koi8-r,KOI8-R,Привет",
        "utf-16,UTF-16,ü",
        "iso-8859-15,iso-8859-15,€"
    })
    void namesMeanWhatSendersMeanByThem(String name, String meant, String text) {
        byte[] bytes = text.getBytes(Charset.forName(meant));
        assertThat(decode(bytes, name)).isEqualTo(text);
        assertThat(decode(bytes, " " + name.toUpperCase(java.util.Locale.ROOT) + " "))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-ascii", "ascii", "unknown-8bit", "x-nonsense", "a b", "\0", "iso-2022-jp", "utf-8"})
    void validUtf8IsReadAsSuchWhereTheNameDoesNotFit(String name) {
        assertThat(decode("Grüße, 世界".getBytes(StandardCharsets.UTF_8), name)).isEqualTo("Grüße, 世界");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-ascii", "utf-8", "x-nonsense"})
    void whatElseHasEighthBitsIsWestern(String name) {
        assertThat(decode("Grüße “x”".getBytes(Charset.forName("windows-1252")), name))
                .isEqualTo("Grüße “x”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-ascii", "utf-8", "x-nonsense", "iso-2022-jp"})
    void japaneseIsKnownByItsEscapes(String name) {
        assertThat(decode("配信不能".getBytes(Charset.forName("ISO-2022-JP")), name))
                .isEqualTo("配信不能");
    }

    @Test
    void escapesOfTerminalsAreNoJapanese() {
        assertThat(decode("\u001b[31mGrüße".getBytes(StandardCharsets.UTF_8), ""))
                .isEqualTo("\u001b[31mGrüße");
        assertThat(decode("\u001b[31mGrüße".getBytes(StandardCharsets.UTF_8), "utf-8"))
                .isEqualTo("\u001b[31mGrüße");
    }

    @Test
    void anyBytesGiveText() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        for (String name : Charset.availableCharsets().keySet()) {
            assertThat(decode(all, name)).as(name).isNotNull();
        }
    }
}
