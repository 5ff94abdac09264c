package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.account.Account;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;
import org.truebounce.mail.Received;

class BorderTest {
    private static final Account OWNER = Account.of(List.of(), List.of("home.example"));
    private static final String INNER =
            "Received: from mx.home.example (mx.home.example [192.0.2.1]) by store.home.example with LMTP\n";
    private static final String OUTER =
            "Received: from x.far.example (x.far.example [198.51.100.1]) by mx.home.example with ESMTP\n";

    @Test
    void theBorderIsTheFirstForeignClient() {
        Border border = border(INNER + OUTER + "Received: by x.far.example\n", OWNER);
        assertThat(border.given()).isTrue();
        assertThat(border.hop().map(Received::index)).contains(1);
        assertThat(border.isAbove(0)).isTrue();
        assertThat(border.isAbove(1)).isFalse();
    }

    @Test
    void aNoticeMadeInsideNeverCrossedIt() {
        Border border = border(INNER + "Received: by mx.home.example (Postfix)\n", OWNER);
        assertThat(border.inside()).isTrue();
        assertThat(border.hop()).isEmpty();
        assertThat(border.isAbove(5)).isTrue();
    }

    @Test
    void whereNoneIsGivenItIsLearnedFromTheTopmostLine() {
        Border border = border(INNER + OUTER, Account.UNKNOWN);
        assertThat(border.given()).isFalse();
        assertThat(border.own()).containsExactly("home.example");
        assertThat(border.hop().map(Received::index)).contains(1);
        assertThat(border.isOwn("store.home.example")).isTrue();
        assertThat(border.isOwn("evilhome.example")).isFalse();
    }

    @Test
    void aGreetingInOurNameIsForeign() {
        Border border = border(
                "Received: from mx.home.example (unknown [198.51.100.1]) by mx.home.example with ESMTP\n"
                        + "Received: by mx.home.example\n",
                OWNER);
        assertThat(border.hop().map(Received::index)).contains(0);
        assertThat(border.inside()).isFalse();
    }

    @Test
    void withoutATraceNothingIsKnown() {
        Border border = border("Subject: x\n", OWNER);
        assertThat(border.inside()).isFalse();
        assertThat(border.hop()).isEmpty();
        assertThat(border.isAbove(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "192.168.0.1, true",
        "172.16.0.1, true",
        "172.31.255.1, true",
        "::1, true",
        "fd00::1, true",
        "fe80::1, true",
        "172.15.0.1, false",
        "172.32.0.1, false",
        "172.3.0.1, false",
        "172., false",
        "192.0.2.1, false",
        "2001:db8::1, false"
    })
    void privateAddressesAreInside(String address, boolean local) {
        assertThat(Border.isLocal(address)).isEqualTo(local);
    }

    @Test
    void resultsCountAboveTheBorderAlone() {
        String own = "Authentication-Results: mx.home.example; spf=pass smtp.mailfrom=a@Far.example; "
                + "dkim=pass header.d=far.example\n";
        OwnResults above = results(own + INNER + OUTER);
        assertThat(above.forged()).isFalse();
        assertThat(above.says("SPF", "pass")).isTrue();
        assertThat(above.spfDomain()).contains("far.example");
        assertThat(above.signers()).containsExactly("far.example");
        OwnResults below = results(INNER + OUTER + own);
        assertThat(below.forged()).isTrue();
        assertThat(below.results()).isEmpty();
    }

    @Test
    void resultsOfStrangersAreNeitherBelievedNorForged() {
        OwnResults results = results("Authentication-Results: mx.far.example; spf=pass\n" + INNER + OUTER
                + "Authentication-Results: mx.far.example; dkim=pass header.d=a.example\n");
        assertThat(results.results()).isEmpty();
        assertThat(results.forged()).isFalse();
    }

    private static OwnResults results(String header) {
        return OwnResults.of(headers(header), border(header, OWNER));
    }

    private static Border border(String header, Account account) {
        return Border.of(headers(header), account);
    }

    private static Headers headers(String header) {
        return Message.parse((header + "\nx").getBytes(StandardCharsets.US_ASCII))
                .headers();
    }
}
