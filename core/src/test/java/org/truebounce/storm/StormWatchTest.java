package org.truebounce.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truebounce.evidence.Answer;
import org.truebounce.verdict.Verdict;

class StormWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final StormWatch watch = new StormWatch();

    /// A notice about a message of a run.
    private static Sighting sighting(String run, int number, Instant time, Verdict verdict) {
        Answer left =
                verdict == Verdict.UNDECIDED ? Answer.UNKNOWN : verdict == Verdict.BACKSCATTER ? Answer.NO : Answer.YES;
        return new Sighting(
                "inbox#" + number,
                time,
                Optional.of("mx" + number % 7 + ".example"),
                List.of("user" + number + "@example.net"),
                Optional.of("About " + run),
                run.isEmpty() ? Set.of() : Set.of("s:" + run, "t:" + run + "s", "p:mailer"),
                verdict,
                left);
    }

    private List<Alert> take(String run, int notices, Instant from, Verdict verdict) {
        List<Alert> alerts = new ArrayList<>();
        for (int number = 0; number < notices; number++) {
            Instant time = from.plusSeconds(number * 60L);
            watch.take(sighting(run, number, time, verdict), time).ifPresent(alerts::add);
        }
        return alerts;
    }

    @Test
    void aStormIsSaidOnceWhenItBegins() {
        List<Alert> alerts = take("watches", 500, NOW, Verdict.BACKSCATTER);
        assertThat(alerts).hasSize(1);
        Alert alert = alerts.getFirst();
        assertThat(alert.kind()).isEqualTo(Alert.Kind.STORM);
        assertThat(alert.notices()).isEqualTo(20);
        assertThat(alert.reporters()).isEqualTo(7);
        assertThat(alert.first()).isEqualTo(NOW);
        assertThat(alert.subject()).contains("About watches");
    }

    @Test
    void aTrickleIsNoStorm() {
        List<Alert> alerts = IntStream.range(0, 200)
                .mapToObj(day -> take("watches" + day / 25, 1, NOW.plus(Duration.ofDays(day)), Verdict.BACKSCATTER))
                .flatMap(List::stream)
                .toList();
        assertThat(alerts).isEmpty();
    }

    @Test
    void anotherRunIsAnotherStorm() {
        assertThat(take("watches", 30, NOW, Verdict.BACKSCATTER)).hasSize(1);
        assertThat(take("loans", 30, NOW, Verdict.BACKSCATTER)).hasSize(1);
        assertThat(take("pills", 30, NOW, Verdict.UNDECIDED))
                .as("unproven, yet a storm")
                .hasSize(1);
    }

    @Test
    void theOwnersNewsletterIsNoStorm() {
        assertThat(take("news", 300, NOW, Verdict.GENUINE)).isEmpty();
    }

    @Test
    void aCompromiseIsSaidWithItsFirstNotice() {
        List<Alert> alerts = take("invoice", 40, NOW, Verdict.COMPROMISED);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().kind()).isEqualTo(Alert.Kind.COMPROMISE);
        assertThat(alerts.getFirst().notices()).isEqualTo(1);
    }

    @Test
    void aCompromiseWithinAStormIsSaidToo() {
        take("watches", 100, NOW, Verdict.BACKSCATTER);
        assertThat(take("invoice", 3, NOW, Verdict.COMPROMISED))
                .extracting(Alert::kind)
                .containsExactly(Alert.Kind.COMPROMISE);
    }

    @Test
    void oneOddNoticeOfAForgedRunIsNoCompromise() {
        take("watches", 30, NOW, Verdict.BACKSCATTER);
        assertThat(take("watches", 1, NOW, Verdict.COMPROMISED)).isEmpty();
    }

    @Test
    void noticesOfNoRunShareOneAlertADay() {
        assertThat(take("", 50, NOW, Verdict.COMPROMISED)).hasSize(1);
        assertThat(take("", 1, NOW.plus(Duration.ofDays(2)), Verdict.COMPROMISED))
                .hasSize(1);
    }

    @Test
    void ofThePastOnlyWhatGoesOnIsSaid() {
        for (int number = 0; number < 40; number++) {
            watch.takeEarlier(sighting("old", number, NOW.minus(Duration.ofDays(9)), Verdict.BACKSCATTER));
            watch.takeEarlier(sighting("fresh", number, NOW.minusSeconds(600), Verdict.BACKSCATTER));
        }
        assertThat(watch.begin(NOW))
                .extracting(alert -> alert.subject().orElse(""))
                .containsExactly("About fresh");
        assertThat(take("fresh", 40, NOW, Verdict.BACKSCATTER)).isEmpty();
        assertThat(take("old", 40, NOW, Verdict.BACKSCATTER)).isEmpty();
    }

    @Test
    void strangersCannotMakeItShoutWithoutEnd() {
        List<Alert> alerts = new ArrayList<>();
        for (int run = 0; run < 200; run++) {
            alerts.addAll(take("invoice" + run, 1, NOW.plusSeconds(run), Verdict.COMPROMISED));
        }
        assertThat(alerts).hasSize(20);
        assertThat(take("invoice199", 1, NOW.plus(Duration.ofHours(2)), Verdict.COMPROMISED))
                .as("what was not said is said later")
                .hasSize(1);
    }
}
