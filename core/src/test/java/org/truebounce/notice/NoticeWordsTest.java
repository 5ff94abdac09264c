package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What single words of a notice's text say: status codes, roles of addresses, hosts, quoted fields, kinds.
class NoticeWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "550 5.1.1 x | 5.1.1",
                "(4.4.7) | 4.4.7",
                "#5.7.133# | 5.7.133",
                "550-5.1.1 x | 5.1.1",
                "x-5.1.1 | -",
                "mx 5.1.1. | 5.1.1",
                "5.0.0 | 5.0.0",
                "2.1.5 ok | 2.1.5",
                "Status: 5.2.2, x | 5.2.2",
            })
    void enhancedStatus(String text, String status) {
        assertThat(EnhancedStatus.in(text)).isEqualTo(Optional.of(status).filter(code -> !code.equals("-")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5.1",
                "5.1.",
                "15.1.1",
                "5.1.1.1",
                "3.1.1",
                "v5.1.1",
                "5.1.1x",
                "5.1234.1",
                "5..1",
                "192.0.5.1.1",
                "a@5.1.1"
            })
    void noEnhancedStatus(String text) {
        assertThat(EnhancedStatus.in(text)).isEmpty();
    }

    @Test
    void codesThatSayLittle() {
        assertThat(EnhancedStatus.isVague("5.0.0")).isTrue();
        assertThat(EnhancedStatus.isVague("5.1.0")).isFalse();
        assertThat(EnhancedStatus.isExpiry("4.4.7")).isTrue();
        assertThat(EnhancedStatus.isExpiry("4.4.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Recipient: ', RECIPIENT",
        "'RCPT TO:<', RECIPIENT",
        "'Original-Recipient: rfc822; recipient ', RECIPIENT",
        "'From: ', OTHER",
        "'please contact ', OTHER",
        "'nonsense ', UNSAID",
        "'xrecipient: ', UNSAID",
        "'', UNSAID",
        "'<', UNSAID",
    })
    void rolesByTheWordsBefore(String before, AddressRole role) {
        String text = before + "kim@example.net";
        assertThat(AddressRole.announcedBy(text, 0, before.length())).isEqualTo(role);
    }

    @Test
    void wordsBeyondTheStartDoNotCount() {
        String text = "Recipient: kim@example.net";
        assertThat(AddressRole.announcedBy(text, 10, 11)).isEqualTo(AddressRole.UNSAID);
    }

    @Test
    void headingsOfLists() {
        assertThat(AddressRole.isHeading("The following recipients could not be reached:"))
                .isTrue();
        assertThat(AddressRole.isHeading("Your message was:")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host MX.Example.net[192.0.2.25] said: | mx.example.net",
                "mx.example.net (192.0.2.25): | mx.example.net",
                "while talking to mx.example.net.: | mx.example.net",
                "the server mx.example.net said | mx.example.net",
                "host a.example[192.0.2.1] refused, host b.example[192.0.2.2] said: | b.example",
                "mx.example.net said: | -",
                "host localhost said: | -",
                "host 192.0.2.25 said: | -",
                "host ... said: | -",
            })
    void theHostBeforeAReply(String before, String host) {
        Optional<String> expected = Optional.of(host).filter(name -> !name.equals("-"));
        assertThat(RemoteHost.before(before + " 550 no", before.length() + 1)).isEqualTo(expected);
    }

    @Test
    void aHostFarAwayIsNotTheReplys() {
        String text = "host mx.example.net[192.0.2.25] " + "x ".repeat(200) + "550 no";
        assertThat(RemoteHost.before(text, text.length() - 6)).isEmpty();
    }

    @Test
    void fieldsThatATextQuotes() {
        ReturnedMessage quoted =
                QuotedFields.in("It failed.\n * Subject: Programme\nBetreff: later\nMessage-ID: <1@a.example>\n");
        assertThat(quoted.portion()).isEqualTo(ReturnedMessage.Portion.TEXT);
        assertThat(quoted.subject()).contains("Programme");
        assertThat(quoted.headers().orElseThrow().first("Message-ID")).contains("<1@a.example>");
        assertThat(QuotedFields.in("件名：配信\n").subject()).contains("配信");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Subject:", ": x", "Nothing: x", "the word Subject stands here"})
    void textsThatQuoteNothing(String text) {
        assertThat(QuotedFields.in(text)).isEqualTo(ReturnedMessage.NONE);
    }

    @Test
    void longValuesAreNoQuotes() {
        assertThat(QuotedFields.in("Subject: " + "x".repeat(600))).isEqualTo(ReturnedMessage.NONE);
    }

    @Test
    void kindsByTheirWords() {
        assertThat(KindWords.isMailSystem("Mail Delivery Subsystem <MAILER-DAEMON@mx.example>"))
                .isTrue();
        assertThat(KindWords.isMailSystem("Kim Lee <kim@example.net>")).isFalse();
        assertThat(KindWords.inSubject("Out of Office: Programme")).containsExactly(Kind.AUTO_REPLY);
        assertThat(KindWords.inSubject("Relayed: Programme")).containsExactly(Kind.SUCCESS);
        assertThat(KindWords.inSubject("Programme for May")).isEmpty();
        assertThat(KindWords.inText("It was successfully delivered.")).contains(Kind.SUCCESS);
    }

    @Test
    void aMessageReturnedInTheText() {
        String text = "It failed.\n\n----- Original message -----\nReceived: by a.example\nSubject: x\n\nbody\n";
        ReturnedText found = ReturnedText.find(text).orElseThrow();
        assertThat(text.substring(0, found.noticeEnd())).isEqualTo("It failed.\n\n");
        assertThat(found.returned().subject()).contains("x");
        assertThat(found.returned().portion()).isEqualTo(ReturnedMessage.Portion.FULL);
    }

    @Test
    void aHeaderSectionNeedsNoSeparator() {
        String text = "It failed.\n\nReceived: by a.example\nX-Y: z\nFrom: a@b.example\nSubject: x\n";
        ReturnedText found = ReturnedText.find(text).orElseThrow();
        assertThat(found.noticeEnd()).isEqualTo(12);
        assertThat(found.returned().portion()).isEqualTo(ReturnedMessage.Portion.HEADERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "It failed.",
                "From: a@b.example\nTo: c@d.example\nSubject: x\n",
                "Subject: x\n",
                "----- Original message -----\n"
            })
    void factsInATextAreNoReturnedMessage(String text) {
        assertThat(ReturnedText.find(text)).isEmpty();
    }
}
