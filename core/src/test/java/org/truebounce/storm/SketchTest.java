package org.truebounce.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SketchTest {
    private final Random random = new Random(3);

    private Set<String> marks(int count) {
        Set<String> marks = new LinkedHashSet<>();
        while (marks.size() < count) {
            marks.add("t:word" + random.nextInt(1_000_000));
        }
        return marks;
    }

    /// The share of pairs that have a band in common, of those with so many of their 20 marks in common.
    private double together(int common) {
        int met = 0;
        for (int i = 0; i < 1_000; i++) {
            Set<String> one = marks(20);
            Set<String> other = marks(20 - common);
            one.stream().limit(common).forEach(other::add);
            met += Collections.disjoint(Sketch.of(one).bands(), Sketch.of(other).bands()) ? 0 : 1;
        }
        return met / 1_000.0;
    }

    @Test
    void messagesOfOneRunMeetAndOthersDoNot() {
        assertThat(together(19)).isGreaterThan(0.97);
        assertThat(together(17)).isGreaterThan(0.75);
        assertThat(together(5)).isLessThan(0.05);
        assertThat(together(0)).isZero();
    }

    @Test
    void likenessIsTheShareInCommon() {
        Set<String> one = marks(200);
        Set<String> other = marks(100);
        one.stream().limit(100).forEach(other::add);
        assertThat(Sketch.of(one).likeness(Sketch.of(one))).isEqualTo(1);
        assertThat(Sketch.of(one).likeness(Sketch.of(other))).isBetween(0.1, 0.7);
    }

    @Test
    void tooLittleHasNoOutline() {
        assertThat(Sketch.of(Set.of("s:hello", "p:mailer")).bands()).isEmpty();
    }
}
