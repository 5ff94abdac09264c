package org.truebounce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Misspelled addresses are put right and right ones are left alone, as often as promised; `bench/run spelling`
/// measures more of them.
class SpellingTrialTest {
    private static final long SEED = 7;
    private static final int OWNERS = 25;

    @Test
    void slipsArePutRightAndRightAddressesAreLeftAlone() {
        SpellingTrial trial = SpellingTrial.of(SEED, OWNERS);
        SpellingTrial.Tally slips = trial.sum(true, true);
        SpellingTrial.Tally right = trial.sum(false, false);
        assertThat(slips.all()).isGreaterThan(1_000);
        assertThat(right.all()).isGreaterThan(1_000);
        assertThat(slips.share()).as("%s", trial.tallies()).isGreaterThanOrEqualTo(0.95);
        assertThat((double) slips.wrong() / slips.all()).isLessThanOrEqualTo(0.005);
        assertThat(right.share()).as("%s", trial.tallies()).isGreaterThanOrEqualTo(0.99);
    }
}
