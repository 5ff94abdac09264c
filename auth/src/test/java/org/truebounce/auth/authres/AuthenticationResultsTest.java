package org.truebounce.auth.authres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuthenticationResultsTest {
    @Test
    void severalMethods() {
        AuthenticationResults field = AuthenticationResults.parse("""
                 MX.Example.org (a (nested \\) one) comment) 1;
                \tspf=pass (sender allowed) smtp.mailfrom=joe@example.com smtp.helo=mail.example.com;
                  dkim/2 = FAIL reason="bad; signature" header.d=example.com
                 header.i=@example.com header.b="Ab/c=="; dmarc=pass (p=none dis=none) header.from=example.com;
                 auth=pass smtp.auth="joe user"; iprev=pass policy.iprev=192.0.2.1;
                """);
        assertThat(field.authservId()).isEqualTo("mx.example.org");
        assertThat(field.version()).isEqualTo(1);
        assertThat(field.instance()).isEmpty();
        assertThat(field.results())
                .extracting(MethodResult::method)
                .containsExactly("spf", "dkim", "dmarc", "auth", "iprev");
        MethodResult spf = field.of("spf").getFirst();
        assertThat(spf.result()).isEqualTo("pass");
        assertThat(spf.comment()).isEqualTo("sender allowed");
        assertThat(spf.property("smtp", "mailfrom")).contains("joe@example.com");
        assertThat(spf.property("smtp", "helo")).contains("mail.example.com");
        MethodResult dkim = field.of("dkim").getFirst();
        assertThat(dkim.methodVersion()).isEqualTo(2);
        assertThat(dkim.result()).isEqualTo("fail");
        assertThat(dkim.reason()).isEqualTo("bad; signature");
        assertThat(dkim.property("header", "b")).contains("Ab/c==");
        assertThat(field.of("auth").getFirst().property("smtp", "auth")).contains("joe user");
    }

    @Test
    void nothingJudged() {
        assertThat(AuthenticationResults.parse("mx.example.org; none").results())
                .isEmpty();
        assertThat(AuthenticationResults.parse("mx.example.org 1; none").version())
                .isEqualTo(1);
        assertThat(AuthenticationResults.parse("mx.example.org").authservId()).isEqualTo("mx.example.org");
    }

    @Test
    void withoutAnIdentifier() {
        // Seen from large hosts: the identifier is missing.
        AuthenticationResults field = AuthenticationResults.parse(
                "spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dmarc=fail action=none header.from=x.example");
        assertThat(field.authservId()).isEmpty();
        assertThat(field.results()).hasSize(2);
        assertThat(field.of("dmarc").getFirst().property("", "action")).contains("none");
    }

    @Test
    void bareValuesWithMarks() {
        AuthenticationResults field =
                AuthenticationResults.parse("mx/7; dkim=pass header.i=@example.com header.s=s1 header.b=a/b=c+d==(x)");
        assertThat(field.authservId()).isEqualTo("mx/7");
        assertThat(field.of("dkim").getFirst().property("header", "b")).contains("a/b=c+d==");
    }

    @Test
    void arcField() {
        AuthenticationResults field = AuthenticationResults.parse("i=2; mx.example.org; spf=pass; arc=none");
        assertThat(field.instance()).contains(2);
        assertThat(field.authservId()).isEqualTo("mx.example.org");
        assertThat(field.results()).hasSize(2);
    }

    @Test
    void receivedSpf() {
        ReceivedSpf field = ReceivedSpf.parse("""
                 Pass (mx.example.org: domain of joe@example.com designates 192.0.2.1 as permitted sender)
                \treceiver=mx.example.org; client-ip=192.0.2.1; envelope-from="joe@example.com";
                 helo=mail.example.com; identity=mailfrom; x-software=none (y) ;""");
        assertThat(field.result()).isEqualTo("pass");
        assertThat(field.comment()).startsWith("mx.example.org: domain");
        assertThat(field.value("client-ip")).contains("192.0.2.1");
        assertThat(field.value("envelope-from")).contains("joe@example.com");
        assertThat(field.value("helo")).contains("mail.example.com");
        assertThat(field.value("none")).isEmpty();
        ReceivedSpf brackets =
                ReceivedSpf.parse("softfail (x) client-ip=2001:db8::1 envelope-from=<a@b.example> helo=h");
        assertThat(brackets.values())
                .containsEntry("client-ip", "2001:db8::1")
                .containsEntry("envelope-from", "a@b.example")
                .containsEntry("helo", "h");
        assertThat(ReceivedSpf.parse("").result()).isEmpty();
    }

    @Test
    void hostileValuesEndSoon() {
        long start = System.nanoTime();
        for (String part : List.of("(", ")", "\"", "\\", ";", "=", "a=b.c=d;", "a=", "x ", "(a)", "\n", "a.b=\"")) {
            String text = part.repeat((1 << 20) / part.length());
            AuthenticationResults.parse(text);
            AuthenticationResults.parse("mx; " + text);
            ReceivedSpf.parse("pass " + text);
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 30; j++) {
                text.append("mx;=./ (\"\\)ab1".charAt(random.nextInt(14)));
            }
            AuthenticationResults.parse(text.toString());
            ReceivedSpf.parse(text.toString());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
