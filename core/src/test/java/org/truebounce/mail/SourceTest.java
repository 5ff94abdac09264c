package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedFromOneWhateverEndsThem(String end) {
        Source source = Source.of(bytes(String.join(end, "From: kim", "Subject: a", " b", "", "text", "")));
        assertThat(source.lines()).isEqualTo(5);
        assertThat(source.line(1)).isEqualTo("From: kim");
        assertThat(source.line(3)).isEqualTo(" b");
        assertThat(source.line(5)).isEqualTo("text");
    }

    @Test
    void partsAndFieldsAreFoundAgain() {
        byte[] bytes = bytes("Received: a\r\nReceived: b\r\n c\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                + "--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n");
        Source source = Source.of(bytes);
        Message message = Message.parse(bytes);
        Part part = message.root().children().getFirst();
        assertThat(part.standsIn(message)).isTrue();
        assertThat(source.line(source.lineAt(part.start()))).isEqualTo("Content-Type: text/plain");
        assertThat(source.line(source.lineAt(part.bodyStart()))).isEqualTo("hello");
        assertThat(source.find(message.headers().raw(1), 1)).contains(2);
        assertThat(source.find(message.headers().raw(0), 2)).isEmpty();
    }

    @Test
    void whatHadToBeDecodedStandsNowhere() {
        byte[] bytes = bytes("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                + "RnJvbToga2ltQGFsZGVyLmV4YW1wbGUKClRleHQK\n");
        Message message = Message.parse(bytes);
        Part inner = message.root().children().getFirst();
        assertThat(inner.headers().first("From")).contains("kim@alder.example");
        assertThat(inner.standsIn(message)).isFalse();
        assertThat(Source.of(bytes).find(inner.headers().raw(0), 1)).isEmpty();
    }

    @Test
    void nothingHasNoLine() {
        assertThat(Source.of(new byte[0]).lines()).isZero();
    }
}
