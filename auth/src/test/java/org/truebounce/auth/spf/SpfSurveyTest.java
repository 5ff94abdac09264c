package org.truebounce.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;

/// What an SPF record leads to when no client is at hand.
class SpfSurveyTest {
    private static final ZoneFile ZONE = ZoneFile.parse("""
            $ORIGIN example.
            a       IN TXT "v=spf1 mx include:b.example exists:%{i}.list.example ptr redirect=c.example"
            a       IN MX  10 a.example.
            b       IN TXT "v=spf1 a:none.example ip4:192.0.2.0/24 ?all"
            c       IN TXT "v=spf1 ip6:2001:db8::/32 ~all include:never.example"
            bad     IN TXT "v=spf1 mx  a:-x -all"
            loop    IN TXT "v=spf1 include:loop.example -all"
            """);

    @Test
    void lookupsAreCountedToTheEnd() {
        SpfSurvey survey = SpfSurvey.of("a.example", ZONE);
        assertThat(survey.lookups()).isEqualTo(6);
        assertThat(survey.voidLookups()).isEqualTo(1);
        assertThat(survey.closing()).contains(SpfOutcome.SOFTFAIL);
        assertThat(survey.faults()).isEmpty();
        assertThat(survey.terms().stream().map(SpfSurvey.Term::text))
                .containsExactly(
                        "mx",
                        "include:b.example",
                        "a:none.example",
                        "ip4:192.0.2.0/24",
                        "?all",
                        "exists:%{i}.list.example",
                        "ptr",
                        "ip6:2001:db8::/32",
                        "~all");
    }

    @Test
    void aMistakeHasItsPlace() {
        SpfSurvey.Fault fault = SpfSurvey.of("bad.example", ZONE).faults().getFirst();
        assertThat(fault.kind()).isEqualTo(SpfSurvey.Fault.Kind.SYNTAX);
        assertThat(fault.position()).isEqualTo("v=spf1 mx  ".length());
    }

    @Test
    void circlesEnd() {
        assertThat(SpfSurvey.of("loop.example", ZONE).faults(SpfSurvey.Fault.Kind.LOOP))
                .hasSize(1);
    }

    @Test
    void hostileRecordsCostABoundedNumberOfQuestions() {
        AtomicInteger asked = new AtomicInteger();
        Resolver hostile = (name, type) -> {
            int number = asked.incrementAndGet();
            if (type != RecordType.TXT) {
                return Answer.noDomain(0);
            }
            String many = (" a:x" + number + ".example include:y" + number + ".example").repeat(200);
            return Answer.found(List.of("v=spf1" + many), 60);
        };
        SpfSurvey.of("alder.example", hostile);
        assertThat(asked.get()).isLessThan(500);
    }
}
