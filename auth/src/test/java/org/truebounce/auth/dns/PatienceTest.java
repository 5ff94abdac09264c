package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who does not answer is not asked for ever.
class PatienceTest {
    private final AtomicInteger asked = new AtomicInteger();
    private boolean silent = true;

    private Answer answer(String name, RecordType type) {
        asked.incrementAndGet();
        return silent ? Answer.temporaryError(name + " " + type + " timed out") : Answer.noData(0);
    }

    @Test
    void itEndsAfterSomeFailuresInARow() {
        Patience patience = new Patience(this::answer);
        for (int i = 0; i < 100; i++) {
            assertThat(patience.query("alder.example", RecordType.A).unknown()).isTrue();
        }
        assertThat(asked).hasValue(5);
    }

    @Test
    void anAnswerRenewsIt() {
        Patience patience = new Patience(this::answer);
        for (int i = 0; i < 100; i++) {
            silent = i % 3 > 0;
            patience.query("alder.example", RecordType.A);
        }
        assertThat(asked).hasValue(100);
    }
}
