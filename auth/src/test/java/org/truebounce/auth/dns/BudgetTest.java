package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final AtomicLong second = new AtomicLong(1_000);
    private final AtomicLong asked = new AtomicLong();
    private final Budget budget = new Budget(
            (name, type) -> {
                asked.incrementAndGet();
                return Answer.found(List.of("192.0.2.1"), 60);
            },
            2,
            () -> Instant.ofEpochSecond(second.get()));

    @Test
    void noMoreThanTheBudgetIsAskedInASecond() {
        assertThat(budget.query("a.example", RecordType.A).found()).isTrue();
        assertThat(budget.query("b.example", RecordType.A).found()).isTrue();
        assertThat(budget.query("c.example", RecordType.A).status()).isEqualTo(Answer.Status.TEMPORARY_ERROR);
        assertThat(asked).hasValue(2);
        assertThat(budget.refused()).isEqualTo(1);
    }

    @Test
    void theNextSecondHasABudgetOfItsOwn() {
        budget.query("a.example", RecordType.A);
        budget.query("b.example", RecordType.A);
        second.incrementAndGet();
        assertThat(budget.query("c.example", RecordType.A).found()).isTrue();
    }

    @Test
    void whatIsKeptIsToldWithoutAsking() {
        CachingResolver cache = new CachingResolver(budget, 10);
        assertThat(cache.kept("a.example", RecordType.A)).isEmpty();
        assertThat(asked).hasValue(0);
        cache.query("a.example", RecordType.A);
        assertThat(cache.kept("A.example.", RecordType.A)).map(Answer::values).contains(List.of("192.0.2.1"));
        assertThat(asked).hasValue(1);
    }
}
