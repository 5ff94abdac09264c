package org.truebounce.milter.sent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truebounce.ledger.Run;

/// What is not in the record never left: only where the record has no gap.
class CoverageTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private static Run run(String server, Instant from, Optional<Instant> ended, Instant reached) {
        return new Run(1, Desk.KIND + server, from, ended, Optional.of(reached.toString()));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    @Test
    void oneServerThatRunsSinceLongKnowsAll() {
        Coverage coverage = Coverage.of(List.of(run("mx1", daysAgo(9), Optional.empty(), NOW)));
        assertThat(coverage.holds(YESTERDAY, NOW)).isTrue();
        assertThat(coverage.holds(daysAgo(10), NOW)).isFalse();
    }

    @Test
    void whatLeftInTheLastSecondMayNotBeWrittenYet() {
        Coverage coverage = Coverage.of(List.of(run("mx1", daysAgo(9), Optional.empty(), NOW.minusSeconds(1))));
        assertThat(coverage.holds(YESTERDAY, NOW)).isFalse();
        assertThat(coverage.mayHold(YESTERDAY, NOW)).isTrue();
    }

    @Test
    void aRestartIsAGap() {
        Coverage coverage = Coverage.of(List.of(
                run("mx1", daysAgo(9), Optional.of(daysAgo(3)), daysAgo(3)),
                run("mx1", daysAgo(3).plusSeconds(5), Optional.empty(), NOW)));
        assertThat(coverage.holds(YESTERDAY, NOW)).isTrue();
        assertThat(coverage.holds(daysAgo(4), NOW)).isFalse();
    }

    @Test
    void eachServerMustKnowAll() {
        Run first = run("mx1", daysAgo(9), Optional.empty(), NOW);
        assertThat(Coverage.of(List.of(first, run("mx2", daysAgo(9), Optional.empty(), NOW)))
                        .holds(YESTERDAY, NOW))
                .isTrue();
        assertThat(Coverage.of(List.of(first, run("mx2", daysAgo(9), Optional.of(daysAgo(2)), daysAgo(2))))
                        .holds(YESTERDAY, NOW))
                .isFalse();
    }

    @Test
    void nobodyKnowsOfMailFromTheFuture() {
        Coverage coverage = Coverage.of(List.of(run("mx1", daysAgo(9), Optional.empty(), NOW)));
        assertThat(coverage.holds(NOW.plus(Duration.ofDays(1)), NOW)).isFalse();
        assertThat(Coverage.NONE.holds(YESTERDAY, NOW)).isFalse();
    }
}
