package org.truebounce.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;

class SpfCheckerTest {
    private static final SpfChecker CHECKER = new SpfChecker(ZoneFile.parse("""
            $ORIGIN example.com.
            @        TXT "v=spf1 mx include:partner.example.net " "?all"
            @        MX  10 mx
            mx       A   192.0.2.1
            mx       TXT "v=spf1 a -all"
            soft     TXT "v=spf1 ip4:192.0.2.1 ~all"
            to       TXT "v=spf1 redirect=soft.example.com"
            open     TXT "v=spf1"
            none     TXT "other"
            $ORIGIN example.net.
            partner  TXT "v=spf1 ip4:198.51.100.0/24 +all"
            """));

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @Test
    void namesWhatMatched() {
        SpfResult result = CHECKER.check(ip("192.0.2.1"), "joe@example.com", "any.example.org");
        assertThat(result.outcome()).isEqualTo(SpfOutcome.PASS);
        assertThat(result.mechanism()).isEqualTo("mx");
        assertThat(result.domain()).isEqualTo("example.com");
        assertThat(result.matchedAll()).isFalse();
        assertThat(result.closing()).contains(SpfOutcome.NEUTRAL);
        assertThat(result.reason()).isEqualTo("matched mx");
    }

    @Test
    void tellsTheKindsOfAll() {
        SpfResult include = CHECKER.checkDomain(ip("203.0.113.9"), "example.com");
        assertThat(include.outcome()).isEqualTo(SpfOutcome.PASS);
        assertThat(include.matchedAll())
                .as("the all of an included record is not the domain's own")
                .isFalse();
        SpfResult redirected = CHECKER.checkDomain(ip("203.0.113.9"), "to.example.com");
        assertThat(redirected.outcome()).isEqualTo(SpfOutcome.SOFTFAIL);
        assertThat(redirected.matchedAll()).isTrue();
        assertThat(redirected.domain()).isEqualTo("to.example.com");
        SpfResult open = CHECKER.checkDomain(ip("203.0.113.9"), "open.example.com");
        assertThat(open.outcome()).isEqualTo(SpfOutcome.NEUTRAL);
        assertThat(open.matchedAll()).isFalse();
        assertThat(open.closing()).isEmpty();
    }

    @Test
    void nullSenderStandsForHelo() {
        for (String sender : new String[] {"", "<>", " "}) {
            SpfResult result = CHECKER.check(ip("192.0.2.1"), sender, "mx.example.com");
            assertThat(result.outcome()).isEqualTo(SpfOutcome.PASS);
            assertThat(result.domain()).isEqualTo("mx.example.com");
        }
        assertThat(CHECKER.check(ip("192.0.2.2"), "<>", "mx.example.com").outcome())
                .isEqualTo(SpfOutcome.FAIL);
        assertThat(CHECKER.check(ip("192.0.2.2"), "<>", "[192.0.2.2]").outcome())
                .isEqualTo(SpfOutcome.NONE);
    }

    @Test
    void nothingToGoBy() {
        assertThat(CHECKER.checkDomain(ip("192.0.2.1"), "none.example.com").outcome())
                .isEqualTo(SpfOutcome.NONE);
        assertThat(CHECKER.checkDomain(ip("192.0.2.1"), "nowhere.example").outcome())
                .isEqualTo(SpfOutcome.NONE);
        assertThat(CHECKER.checkDomain(ip("192.0.2.1"), "").outcome()).isEqualTo(SpfOutcome.NONE);
        SpfResult off = new SpfChecker(Resolver.off()).checkDomain(ip("192.0.2.1"), "example.com");
        assertThat(off.outcome()).isEqualTo(SpfOutcome.TEMPERROR);
        assertThat(off.reason()).contains("DNS was not asked");
    }

    @Test
    void hostileRecordsEndSoon() {
        int[] asked = {0};
        String[] records = {
            "v=spf1 " + "include:%{d} ".repeat(3000) + "-all",
            "v=spf1 include:a.%{d} include:b.%{d} -all",
            "v=spf1 redirect=%{s}.%{d}",
            "v=spf1 " + "%{ir100.-}".repeat(5000),
            "v=spf1 exists:" + "%{s}".repeat(12_000) + ".example -all",
            "v=spf1 " + "a:%{dr-}.x ".repeat(5000),
            "v=spf1 " + "%".repeat(60_000),
            "v=spf1 " + "x".repeat(1 << 20)
        };
        long start = System.nanoTime();
        for (String record : records) {
            asked[0] = 0;
            Resolver resolver = (name, type) -> {
                asked[0]++;
                return Answer.found(List.of(record), 0);
            };
            SpfResult result = new SpfChecker(resolver).check(ip("192.0.2.1"), "l".repeat(1000) + "@example.com", "h");
            assertThat(result.outcome()).isIn(SpfOutcome.PERMERROR, SpfOutcome.FAIL, SpfOutcome.NEUTRAL);
            assertThat(asked[0]).isLessThan(150);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
