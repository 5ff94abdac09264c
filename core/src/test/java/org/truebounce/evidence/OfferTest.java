package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

class OfferTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://A.Example/x | a.example",
                "https://a.example:8443/x | a.example",
                "https://bank.example@evil.example/ | evil.example",
                "https://bank.example:443@evil.example:80?x | evil.example",
                "http://a.example#b.example | a.example",
                "http://a.example?b.example/ | a.example",
            })
    void whereALinkLeads(String target, String host) {
        assertThat(page("<a href=\"" + target + "\">x</a>"))
                .extracting(Offer::host)
                .containsExactly(host);
        assertThat(text("See " + target + " now.")).extracting(Offer::host).containsExactly(host);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/, http://b.example/, true",
        "http://a.example/, www.b.example, true",
        "http://x.a.example/, https://www.a.example/y, false",
        "http://a.example/, click here, false",
        "http://a.example/, b.example, false",
    })
    void disguise(String target, String shown, boolean disguised) {
        assertThat(offer("<a href=\"" + target + "\">" + shown + "</a>").isDisguised())
                .isEqualTo(disguised);
    }

    @Test
    void wordsThatAskToAct() {
        assertThat(offer("<a href=http://a.example>Click here</a>").callsToAct())
                .isTrue();
        assertThat(offer("<a href=http://a.example>C l i c k  here</a>").callsToAct())
                .isTrue();
        assertThat(offer("<a href=http://a.example>Сlick here</a>").callsToAct())
                .as("Cyrillic")
                .isTrue();
        assertThat(offer("<a href=http://a.example>the manual</a>").callsToAct())
                .isFalse();
    }

    @Test
    void onlyTheWebIsOffered() {
        assertThat(page("<a href=mailto:a@b.example>x</a><a href=#top>y</a><a href=javascript:x()>z</a>"))
                .isEmpty();
    }

    @Test
    void helpPagesAreKnownByTheirWholeName() {
        assertThat(offer("<a href=https://support.google.com/mail>x</a>").isHelp())
                .isTrue();
        assertThat(offer("<a href=https://support.google.com.evil.example/>x</a>")
                        .isHelp())
                .isFalse();
        assertThat(offer("<a href=https://support.google.com@evil.example/>x</a>")
                        .isHelp())
                .isFalse();
    }

    @Test
    void aHostIsToldWithoutBecomingALink() {
        assertThat(offer("<a href=http://a.b.example/x?y>z</a>").defanged()).isEqualTo("a[.]b[.]example");
        assertThat(offer("<a href=http://a.b.example/x?y>z</a>").query()).isEqualTo("/x?y");
    }

    @Test
    void offersHaveALimit() {
        assertThat(text("http://a.example/ ".repeat(1_000))).hasSize(200);
    }

    private static Offer offer(String page) {
        return page(page).getFirst();
    }

    private static List<Offer> page(String page) {
        return read("Content-Type: text/html; charset=utf-8\n\n" + page);
    }

    private static List<Offer> text(String text) {
        return read("Content-Type: text/plain\n\n" + text);
    }

    private static List<Offer> read(String message) {
        return Offer.all(Notice.read(Message.parse(
                ("From: MAILER-DAEMON@mx.example\nSubject: x\n" + message).getBytes(StandardCharsets.UTF_8))));
    }
}
