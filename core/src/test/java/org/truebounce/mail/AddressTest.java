package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kim@example.net | `` | kim@example.net",
                "Kim@EXAMPLE.Net. | `` | Kim@example.net",
                "Kim <kim@example.net> | Kim | kim@example.net",
                "<kim@example.net> | `` | kim@example.net",
                "\"Lee, Kim\" <kim@example.net> | Lee, Kim | kim@example.net",
                "\"Kim \\\"K\\\" Lee\" <kim@example.net> | Kim \"K\" Lee | kim@example.net",
                "\"<not@this.example>\" <kim@example.net> | <not@this.example> | kim@example.net",
                "kim@example.net (Kim Lee) | Kim Lee | kim@example.net",
                "kim@example.net (Kim (K) Lee) | Kim (K) Lee | kim@example.net",
                "=?utf-8?q?Gr=C3=BC=C3=9Fe?= <kim@example.net> | Grüße | kim@example.net",
                "Grüße Jörg <hans@acme.example> | Grüße Jörg | hans@acme.example",
                "<@relay.example,@other.example:kim@example.net> | `` | kim@example.net",
                "<jörg@bücher.example> | `` | jörg@bücher.example",
                "MAILER-DAEMON <> | MAILER-DAEMON | ``",
                "MAILER-DAEMON | `` | MAILER-DAEMON",
                "Kim <kim@example.net | Kim | kim@example.net",
                "\"kim lee\"@example.net | `` | \"kim lee\"@example.net",
                "<\"a@b\"@example.net> | `` | \"a@b\"@example.net",
            })
    void oneMailboxIsRead(String written, String name, String address) {
        assertThat(Address.list(written)).containsExactly(new Address(name, address));
    }

    @Test
    void listsAndGroupsAreTakenApart() {
        assertThat(addresses("a@x.example, B <b@x.example>; c@x.example (with, comma)"))
                .isEqualTo(List.of("a@x.example", "b@x.example", "c@x.example"));
        assertThat(addresses("Team: a@x.example, \"B, C\" <b@x.example>;, d@x.example"))
                .isEqualTo(List.of("a@x.example", "b@x.example", "d@x.example"));
        assertThat(addresses(",,; ,")).isEmpty();
        assertThat(addresses("")).isEmpty();
    }

    @Test
    void whatNeverClosesHidesNothingBehindIt() {
        assertThat(addresses("\"a@x.example, b@x.example")).contains("b@x.example");
        assertThat(addresses("(a, b@x.example")).contains("b@x.example");
        assertThat(addresses("<a, b@x.example")).contains("b@x.example");
    }

    @Test
    void partsOfAnAddress() {
        Address address = Address.first("<\"a@b\"@Example.NET>").orElseThrow();
        assertThat(address.localPart()).isEqualTo("\"a@b\"");
        assertThat(address.domain()).isEqualTo("example.net");
        assertThat(new Address("", "root").domain()).isEmpty();
        assertThat(new Address("", "root").localPart()).isEqualTo("root");
    }

    private static List<String> addresses(String value) {
        return Address.list(value).stream().map(Address::address).toList();
    }
}
