package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?q?Gr=C3=BC=C3=9Fe?= | Grüße",
                "=?UTF-8?B?R3LDvMOfZQ==?= | Grüße",
                "Re: =?utf-8?q?a_b?= c | Re: a b c",
                "=?utf-8?q?a?= =?utf-8?q?b?= | ab",
                "=?utf-8?q?a?= x =?utf-8?q?b?= | a x b",
                "=?utf-8?q?=C3?= =?utf-8?q?=BC?= | ü",
                "=?utf-8?b?w7w=?= =?utf-8?q?=C3=BC?= | üü",
                "=?iso-8859-1?q?=FC?= =?utf-8?q?=C3=BC?= | üü",
                "=?utf-8*en?q?x?= | x",
                "=?iso-2022-jp?B?GyRCR1s/LhsoQg==?= | 配信",
                "=?gb2312?B?08O7pw==?= | 用户",
                "=?x-nonsense?q?=FC?= | ü",
                "=?utf-8?q?what?now?= | what?now",
                "=?utf-8?q??= | ''",
                "a=?utf-8?q?b?=c | abc",
            })
    void wordsAreRead(String value, String text) {
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "=?",
                "=??",
                "=???=",
                "=?utf-8?",
                "=?utf-8?q",
                "=?utf-8?q?",
                "=?utf-8?q?x",
                "=?utf-8?q?x?",
                "=?utf-8?x?y?=",
                "=??q?x?=",
                "?==?",
                "a =? b ?= c"
            })
    void whatIsNoEncodedWordStays(String value) {
        assertThat(EncodedWords.decode(value)).isEqualTo(value);
    }
}
