package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "to <Kim@Example.NET>: no | Kim@example.net",
                "mailto:kim@example.net. | kim@example.net",
                "'kim@example.net' | kim@example.net",
                "x;kim+tag@example.net, | kim+tag@example.net",
                "rcpt=kim@example.net | kim@example.net",
                "prvs=1234=kim@example.net | prvs=1234=kim@example.net",
                "bounce-kim=example.net@list.example | bounce-kim=example.net@list.example",
                "<kim@localhost> | kim@localhost",
                "kim@[192.0.2.1] x | kim@[192.0.2.1]",
                "\"a b\"@example.net | \"a b\"@example.net",
                "josé@exämple.net | josé@exämple.net",
                "収件人：kim@example.net | kim@example.net",
                "...kim@example.net... | kim@example.net",
                "kim@example.net.) | kim@example.net",
            })
    void addresses(String text, String address) {
        assertThat(Mention.all(text)).extracting(Mention::address).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.example",
                "kim@localhost",
                "a @ b.example",
                "\"@",
                "a@[",
                "a@[1",
                "--@b.example",
                "a@..."
            })
    void noAddresses(String text) {
        assertThat(Mention.all(text)).isEmpty();
        assertThat(Mention.first(text)).isEmpty();
    }

    @Test
    void placesAndKeys() {
        Mention mention = Mention.first("to Kim@Example.NET now").orElseThrow();
        assertThat(mention).isEqualTo(new Mention("Kim@example.net", "kim@example.net", 3, 18));
    }

    @Test
    void mentionsDoNotOverlapAndHaveALimit() {
        assertThat(Mention.all("a@b.example@c.example")).hasSize(1);
        assertThat(Mention.all("a@b.example ".repeat(2_000))).hasSize(500);
    }
}
