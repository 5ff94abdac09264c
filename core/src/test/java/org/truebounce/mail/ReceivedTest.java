package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Postfix | from helo.example (rdns.example [192.0.2.1]) by mx.example (Postfix) with ESMTPS id 4ABC for <a@b.example>; Thu, 29 Apr 2010 23:34:45 +0900 | helo.example | rdns.example | 192.0.2.1 | mx.example | ESMTPS",
                "Postfix without a name | from helo.example (unknown [192.0.2.1]) by mx.example (Postfix) with ESMTP id 4ABC | helo.example | - | 192.0.2.1 | mx.example | ESMTP",
                "Postfix, IPv6 | from helo.example (rdns.example [IPv6:2001:db8::1]) by mx.example (Postfix) with ESMTP | helo.example | rdns.example | 2001:db8::1 | mx.example | ESMTP",
                "Postfix, local | by mx.example (Postfix, from userid 1000) id 4ABC; Thu, 29 Apr 2010 | - | - | - | mx.example | -",
                "LMTP | from mx.example ([192.0.2.1]) by store.example with LMTP id abc (envelope-from <>) | mx.example | - | 192.0.2.1 | store.example | LMTP",
                "Exim | from rdns.example ([192.0.2.1] helo=helo.example) by mx.example with esmtps (TLS1.3) (Exim 4.96) id 1q | helo.example | rdns.example | 192.0.2.1 | mx.example | esmtps",
                "Exim, same name | from rdns.example ([192.0.2.1]) by mx.example with esmtp (Exim 4.96) id 1q | rdns.example | - | 192.0.2.1 | mx.example | esmtp",
                "Exim without a name | from [192.0.2.1] (helo=helo.example) by mx.example with esmtp (Exim 4.96) id 1q | helo.example | - | 192.0.2.1 | mx.example | esmtp",
                "Exim, port | from [192.0.2.1] (port=4711 helo=[10.0.0.1]) by mx.example with esmtpsa | 10.0.0.1 | - | 192.0.2.1 | mx.example | esmtpsa",
                "sendmail | from helo.example (rdns.example [192.0.2.1] (may be forged)) by mx.example (8.17.1/8.17.1) with ESMTP id 3T | helo.example | rdns.example | 192.0.2.1 | mx.example | ESMTP",
                "sendmail, auth | from helo.example (rdns.example [192.0.2.1]) (authenticated bits=0) by mx.example (8.15.2/8.15.2) with ESMTPSA id 3T | helo.example | rdns.example | 192.0.2.1 | mx.example | ESMTPSA",
                "qmail | from rdns.example (HELO helo.example) (192.0.2.1) by mx.example with SMTP; 29 Apr 2010 | helo.example | rdns.example | 192.0.2.1 | mx.example | SMTP",
                "qmail without a name | from unknown (HELO helo.example) (192.0.2.1) by mx.example with SMTP; 29 Apr 2010 | helo.example | - | 192.0.2.1 | mx.example | SMTP",
                "Exchange | from A.prod.outlook.com (2603:10a6:1::1) by B.prod.outlook.com (2603:10a6:2::2) with Microsoft SMTP Server (version=TLS1_2) id 15.20 | a.prod.outlook.com | - | 2603:10a6:1::1 | b.prod.outlook.com | Microsoft",
                "OpenSMTPD | from helo.example (rdns.example [192.0.2.1]) by mx.example (OpenSMTPD) with ESMTPS id 1a (TLSv1.3) for <a@b.example> | helo.example | rdns.example | 192.0.2.1 | mx.example | ESMTPS",
                "Gmail | from mail.example. [192.0.2.1] by mx.google.com with ESMTPS id q1 | mail.example | - | 192.0.2.1 | mx.google.com | ESMTPS",
                "a comment that poses | from helo.example (by evil.example with x) by mx.example with SMTP | helo.example | - | - | mx.example | SMTP",
            })
    void lines(String writer, String line, String helo, String name, String address, String by, String with) {
        assertThat(Received.parse(line, 7))
                .isEqualTo(new Received(said(helo), maybe(name), maybe(address), said(by), said(with), 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "from", "by ", "from (", "from [", "from ((((([", "from x ]) by )", "by by by", "(((", ")))"
            })
    void damagedLinesGiveNoAddress(String line) {
        assertThat(Received.parse(line, 0).address()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ESMTPA, true", "esmtpsa, true", "LMTPA, true", "UTF8SMTPSA, true", // RFC 3848, RFC 6531 §4.3
        "ESMTPS, false", "LMTP, false", "HTTP, false", "'', false",
    })
    void loginsAreKnownByTheProtocol(String with, boolean login) {
        Received hop = Received.parse("from a.example by b.example with " + with, 0);
        assertThat(hop.isAuthenticated()).isEqualTo(login);
    }

    @Test
    void theTraceIsInOrderWithItsPlaces() {
        Headers headers = Message.parse("Received: by a.example\nX-Y: z\nreceived: by b.example\n\n"
                        .getBytes(StandardCharsets.US_ASCII))
                .headers();
        assertThat(Received.all(headers)).extracting(Received::by).containsExactly("a.example", "b.example");
        assertThat(Received.all(headers)).extracting(Received::index).containsExactly(0, 2);
    }

    private static String said(String cell) {
        return cell.equals("-") ? "" : cell;
    }

    private static Optional<String> maybe(String cell) {
        return Optional.of(cell).filter(text -> !text.equals("-"));
    }
}
