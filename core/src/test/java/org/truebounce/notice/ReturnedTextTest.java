package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnedTextTest {
    private static final String HEADER = """
            Received: from a by b; x
            Message-ID: <1@alder.example>
            From: robin@alder.example
            To: kim@example.net
            Subject: Hello
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--- Below this line is a copy of the message.\n\n", "----- Original message -----\n\n"})
    void aHeaderInTheTextIsWhatCameBack(String separator) {
        String text = "Hi. I could not deliver to <kim@example.net>.\n\n" + separator + HEADER + "\nbody\n";
        ReturnedText found = ReturnedText.find(text).orElseThrow();
        assertThat(text.substring(0, found.noticeEnd()).strip())
                .isEqualTo("Hi. I could not deliver to <kim@example.net>.");
        assertThat(found.returned().messageId()).contains("<1@alder.example>");
        assertThat(found.returned().to()).containsExactly("kim@example.net");
        assertThat(found.returned().portion()).isEqualTo(ReturnedMessage.Portion.FULL);
    }

    @Test
    void aHeaderAloneIsNoWholeMessage() {
        ReturnedText found = ReturnedText.find("Failed.\n\n" + HEADER).orElseThrow();
        assertThat(found.returned().portion()).isEqualTo(ReturnedMessage.Portion.HEADERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "words",
                "To: kim@example.net\nSubject: Hello\n",
                "From: a\nTo: b\nDate: c\nSubject: d\n",
                "Note: this\nWarning: that\nReceived a letter\n"
            })
    void factsAboutAMessageAreNoHeader(String text) {
        assertThat(ReturnedText.find(text)).isEmpty();
    }
}
