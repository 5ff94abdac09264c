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
            quoteCharacter = '`',
            value = {
                "<kim@example.net>: gone | kim@example.net",
                "to Kim.Lee+x@Example.NET. | Kim.Lee+x@example.net",
                "'kim@example.net' | kim@example.net",
                "mailto:kim@example.net | kim@example.net",
                "(kim@example.net) | kim@example.net",
                "\"kim lee\"@example.net | \"kim lee\"@example.net",
                "kim@[192.0.2.1] | kim@[192.0.2.1]",
                "<kim@localhost> | kim@localhost",
                "jörg@bücher.example | jörg@bücher.example",
                "rcpt=kim@example.net | kim@example.net",
                "prvs=1234=kim@example.net | prvs=1234=kim@example.net",
                "a@@kim@example.net | kim@example.net",
            })
    void addressesInText(String text, String address) {
        assertThat(Mention.all(text)).extracting(Mention::address).containsExactly(address);
        Mention mention = Mention.first(text).orElseThrow();
        assertThat(text.substring(mention.start(), mention.end())).isEqualToIgnoringCase(address);
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
                "@@@@",
                "\"@",
                "@[",
                "a@[x",
                "a@.",
                "a@-"
            })
    void whatIsNoAddress(String text) {
        assertThat(Mention.all(text)).isEmpty();
    }

    @Test
    void mentionsAreBounded() {
        assertThat(Mention.all("a@b.example ".repeat(10_000))).hasSize(500);
        assertThat(Mention.all("x".repeat(100_000) + "@b.example").getFirst().address())
                .hasSizeLessThan(300);
    }

    @Test
    void neighboursDoNotOverlap() {
        assertThat(Mention.all("a@b.example,c@d.example;<e@f.example>"))
                .extracting(Mention::address)
                .containsExactly("a@b.example", "c@d.example", "e@f.example");
    }
}
