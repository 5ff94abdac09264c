package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingResolverTest {
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private CachingResolver over(Answer answer, int size) {
        return new CachingResolver(
                (name, type) -> {
                    asked.add(name);
                    return answer;
                },
                size,
                () -> now);
    }

    @Test
    void keepsForTheTimeToLive() {
        CachingResolver cache = over(Answer.found(List.of("x"), 120), 10);
        cache.query("a.example", RecordType.TXT);
        cache.query("A.example.", RecordType.TXT);
        assertThat(asked).hasSize(1);
        cache.query("a.example", RecordType.A);
        assertThat(asked).hasSize(2);
        now = now.plusSeconds(121);
        cache.query("a.example", RecordType.TXT);
        assertThat(asked).hasSize(3);
    }

    @Test
    void keepsFailuresForASmallWhile() {
        CachingResolver cache = over(Answer.temporaryError("dead"), 10);
        cache.query("a.example", RecordType.TXT);
        cache.query("a.example", RecordType.TXT);
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(31);
        cache.query("a.example", RecordType.TXT);
        assertThat(asked).hasSize(2);
    }

    @Test
    void isBounded() {
        CachingResolver cache = over(Answer.noDomain(600), 2);
        cache.query("a", RecordType.A);
        cache.query("b", RecordType.A);
        cache.query("c", RecordType.A);
        cache.query("c", RecordType.A);
        cache.query("a", RecordType.A);
        assertThat(asked).containsExactly("a", "b", "c", "a");
    }
}
