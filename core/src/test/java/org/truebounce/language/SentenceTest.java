package org.truebounce.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// How the gaps of a sentence are filled.
class SentenceTest {
    private static final Sentence SAYS = new Sentence("{recipient} does not exist[ at {host}].");

    @Test
    void gapsAreFilled() {
        assertThat(SAYS.with("host", "example.net", "recipient", "kim@example.net"))
                .isEqualTo("kim@example.net does not exist at example.net.");
        assertThat(new Sentence("Nothing to fill.").with("host", "x")).isEqualTo("Nothing to fill.");
    }

    @Test
    void aPartWithAMissingValueIsLeftOut() {
        assertThat(SAYS.with("recipient", "kim", "host", "")).isEqualTo("kim does not exist.");
        Sentence two = new Sentence("Is it there?[ To {to}.][ Date {date}.]");
        assertThat(two.with("to", "", "date", "today")).isEqualTo("Is it there? Date today.");
        assertThat(two.with("to", "kim", "date", "")).isEqualTo("Is it there? To kim.");
        assertThat(two.with("to", "", "date", "")).isEqualTo("Is it there?");
    }

    @Test
    void whatIsFilledInHasNoGaps() {
        assertThat(SAYS.with("recipient", "{host}@[{recipient}]", "host", "x[{host}]{y"))
                .isEqualTo("{host}@[{recipient}] does not exist at x[{host}]{y.");
        assertThat(SAYS.with("recipient", "]", "host", "")).isEqualTo("] does not exist.");
    }

    @Test
    void aGapThatNothingFillsIsAMistake() {
        assertThatThrownBy(() -> SAYS.with("recipient", "kim"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{host}");
    }
}
