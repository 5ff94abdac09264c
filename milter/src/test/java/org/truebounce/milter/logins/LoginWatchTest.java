package org.truebounce.milter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who is taken for a thief, and who is not.
class LoginWatchTest {
    private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");
    private static final Optional<String> HOME = Optional.of("192.0.2.7");

    private final LoginWatch watch = new LoginWatch(Limits.USUAL);
    private final List<Alarm> alarms = new ArrayList<>();

    private void sends(Instant at, Optional<String> from, String... recipients) {
        watch.sent("robin", at, from, List.of(recipients)).ifPresent(alarms::add);
    }

    /// Two weeks of an ordinary person: five messages a day to ten people.
    private void ordinaryWeeks() {
        for (int day = 14; day > 0; day--) {
            for (int i = 0; i < 5; i++) {
                sends(
                        MONDAY.minus(Duration.ofDays(day)).plusSeconds(i * 4_000L),
                        HOME,
                        "p" + (i + day) % 10 + "@birch.example");
            }
        }
    }

    @Test
    void anOrdinaryPersonIsLeftAlone() {
        ordinaryWeeks();
        sends(MONDAY, HOME, "p1@birch.example", "new@larch.example");
        assertThat(alarms).isEmpty();
        assertThat(watch.isSuspect("robin", MONDAY)).isFalse();
    }

    @Test
    void manyMessagesToStrangersAreAnAlarmOnce() {
        ordinaryWeeks();
        for (int i = 0; i < 400; i++) {
            sends(MONDAY.plusSeconds(i), HOME, "aaron" + i + "@d" + i % 50 + ".example");
        }
        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst().signs()).containsExactlyInAnyOrder(Sign.VOLUME, Sign.STRANGERS);
        assertThat(alarms.getFirst().recipients()).isLessThan(150);
        assertThat(watch.isSuspect("robin", MONDAY.plusSeconds(500))).isTrue();
        assertThat(watch.isSuspect("robin", MONDAY.plus(Duration.ofDays(2)))).isFalse();
    }

    @Test
    void aLetterToAllMembersIsNone() {
        ordinaryWeeks();
        String[] members = new String[500];
        for (int i = 0; i < members.length; i++) {
            members[i] = "member" + i + "@club.example";
        }
        sends(MONDAY, HOME, members);
        assertThat(alarms).isEmpty();
    }

    @Test
    void manyFailuresAreAnAlarm() {
        ordinaryWeeks();
        for (int i = 0; i < 30; i++) {
            sends(MONDAY.plusSeconds(i), HOME, "p" + i % 10 + "@birch.example");
        }
        for (int i = 0; i < 11; i++) {
            watch.bounced("robin", MONDAY.plusSeconds(60 + i), "<" + i + "@alder.example> kim@birch.example")
                    .ifPresent(alarms::add);
        }
        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst().signs()).containsExactly(Sign.BOUNCES);
    }

    @Test
    void oneNoticeGivenBackAgainAndAgainIsOneFailure() {
        for (int i = 0; i < 100; i++) {
            watch.bounced("robin", MONDAY.plusSeconds(i), "<1@alder.example> kim@birch.example")
                    .ifPresent(alarms::add);
        }
        assertThat(alarms).isEmpty();
    }

    @Test
    void oneLoginFromManyNetworksIsAnAlarm() {
        ordinaryWeeks();
        for (int i = 0; i < 6; i++) {
            sends(MONDAY.plusSeconds(i * 60L), Optional.of("10" + i + ".3.2.1"), "p1@birch.example");
        }
        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst().places()).isEqualTo(4);
    }

    @Test
    void aTravellerIsNone() {
        ordinaryWeeks();
        sends(MONDAY, Optional.of("203.0.113.1"), "p1@birch.example");
        sends(MONDAY.plusSeconds(600), Optional.of("198.51.100.9"), "p2@birch.example");
        assertThat(alarms).isEmpty();
    }

    @Test
    void aBusyRoleAccountIsMeasuredByItsOwnPast() {
        for (int day = 14; day > 0; day--) {
            for (int i = 0; i < 300; i++) {
                sends(MONDAY.minus(Duration.ofDays(day)).plusSeconds(i), HOME, "c" + i + "@d" + i % 40 + ".example");
            }
        }
        alarms.clear();
        for (int i = 0; i < 900; i++) {
            sends(MONDAY.plusSeconds(i), HOME, "c" + i % 300 + "@d" + i % 40 + ".example");
        }
        assertThat(alarms).isEmpty();
    }
}
