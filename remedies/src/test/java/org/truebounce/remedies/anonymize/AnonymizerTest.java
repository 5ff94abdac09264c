package org.truebounce.remedies.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is replaced, and what is not.
class AnonymizerTest {
    private static final String NOTICE = """
            Return-Path: <>
            Received: from mail7.firmenhof.de (mail7.firmenhof.de [81.169.145.70])
            \tby mx2.firmenhof.de (Postfix) with ESMTPS id 3DF29198A
            From: Mail Delivery System <MAILER-DAEMON@firmenhof.de>
            To: =?utf-8?Q?J=C3=B6rg_Walkmann?= <joerg.walkmann@firmenhof.de>
            Subject: Undelivered Mail Returned to Sender
            Date: Tue, 24 Nov 2026 11:07:36 +0100
            Content-Type: text/plain; charset=utf-8

            <petra+rechnung@kundschaft.com>: host mx.kundschaft.com[62.96.33.7] said: 550 5.1.1
                <petra+rechnung@kundschaft.com>: User unknown
            SRS0=hJk3=T5=kundschaft.com=petra@firmenhof.de
            """;

    private static Wishes wishes(String seed) {
        return new Wishes(
                List.of("joerg.walkmann@firmenhof.de"), List.of(), false, false, Duration.ZERO, Optional.of(seed));
    }

    private static String of(String message, Wishes wishes) {
        Anonymized result = new Anonymizer(wishes).anonymize(message.getBytes(StandardCharsets.UTF_8));
        assertThat(result.leftovers()).isEmpty();
        return new String(result.message(), StandardCharsets.UTF_8);
    }

    @Test
    void namesGoAndWordsOfNoticesStay() {
        String given = of(NOTICE, wishes("1"));
        assertThat(given)
                .doesNotContain(
                        "firmenhof",
                        "kundschaft",
                        "petra",
                        "alkmann",
                        "rechnung",
                        "81.169.145.70",
                        "62.96.33.7",
                        "3DF29198A")
                .contains(
                        "robin@alder.example",
                        "MAILER-DAEMON@alder.example",
                        "said: 550 5.1.1",
                        "User unknown",
                        "SRS0=",
                        "(Postfix) with ESMTPS id ",
                        "Tue, 24 Nov 2026 11:07:36");
        assertThat(given.lines()).hasSameSizeAs(NOTICE.lines().toList());
    }

    @Test
    void aSeedMakesTheSameAndNoSeedMakesAnother() {
        assertThat(of(NOTICE, wishes("1"))).isEqualTo(of(NOTICE, wishes("1"))).isNotEqualTo(of(NOTICE, wishes("2")));
        assertThat(of(NOTICE, Wishes.NONE)).isNotEqualTo(of(NOTICE, Wishes.NONE));
    }

    @Test
    void lineEndsStayAndDatesMoveOnlyWhenAsked() {
        String given = of(NOTICE.replace("\n", "\r\n"), wishes("1"));
        assertThat(given.replace("\r\n", "")).doesNotContain("\n", "\r");
        Wishes later = new Wishes(List.of(), List.of(), false, false, Duration.ofDays(8), Optional.of("1"));
        assertThat(of(NOTICE, later)).contains("Date: Wed, 02 Dec 2026 11:07:36 +0100");
    }

    @Test
    void codedTextIsReadAndCodedAgain() {
        String body = "Guten Tag, Walkmann: petra@kundschaft.com, Straße und Größe";
        String base64 =
                "To: a@b.de\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder(60, new byte[] {'\n'})
                                .encodeToString(body.getBytes(StandardCharsets.ISO_8859_1));
        String given = of(base64, Wishes.NONE);
        String decoded = new String(
                Base64.getMimeDecoder().decode(given.substring(given.indexOf("\n\n"))), StandardCharsets.ISO_8859_1);
        assertThat(decoded)
                .doesNotContain("Walkmann", "petra", "kundschaft")
                .contains("ß")
                .hasSameSizeAs(body);

        String quoted =
                "To: a@b.de\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "Walk=\nmann=20schreibt an petra=40kundschaft.com =C3=BC\n";
        assertThat(of(quoted, Wishes.NONE))
                .doesNotContain("mann", "petra", "kundschaft")
                .contains("=\n", "=20", "=40", "=C3=BC");
    }

    @Test
    void japaneseInItsOwnCharsetKeepsItsEscapes() {
        Charset jis = Charset.forName("ISO-2022-JP");
        byte[] message =
                "To: a@b.jp\nContent-Type: text/plain; charset=iso-2022-jp\n\n田中です。\nplain line\n".getBytes(jis);
        byte[] given = new Anonymizer(Wishes.NONE).anonymize(message).message();
        assertThat(new String(given, jis)).doesNotContain("田中").contains("plain line");
    }

    @Test
    @Timeout(60)
    void anyBytesGiveAResult() {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 100, 5_000, 100_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            assertThat(new Anonymizer(Wishes.NONE).anonymize(noise).message()).isNotNull();
        }
        for (String unit : List.of(
                "a@",
                "a.",
                "=?utf-8?Q?a?= ",
                "<a href=",
                "://",
                "%40",
                "1.1.1.1-",
                "\"a\"@b ",
                "A_",
                ";b=",
                "あ",
                "&a;")) {
            String much = "Subject: " + unit.repeat(3_000) + "\nDKIM-Signature: " + unit.repeat(3_000)
                    + "\nContent-Type: text/html\n\n" + unit.repeat(60_000);
            assertThat(new Anonymizer(Wishes.NONE)
                            .anonymize(much.getBytes(StandardCharsets.UTF_8))
                            .message())
                    .isNotEmpty();
        }
    }
}
