package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteHostTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "host mx.example.net[192.0.2.25] said: 550 x | mx.example.net",
                "host MX.Example.NET. said: 550 x | mx.example.net",
                "... while talking to mx.example.net.: 550 x | mx.example.net",
                "mx.example.net (192.0.2.25): 550 x | mx.example.net",
                "The server mx.example.net answered 550 x | mx.example.net",
                "host one.example[192.0.2.1], host two.example[192.0.2.2] said: 550 x | two.example",
                "kim@example.net: 550 x | ``",
                "host 192.0.2.25 said: 550 x | ``",
                "host localhost said: 550 x | ``",
                "550 x | ``",
            })
    void theHostBeforeAReply(String text, String host) {
        assertThat(RemoteHost.before(text, text.indexOf("550 x")).orElse("")).isEqualTo(host);
    }
}
