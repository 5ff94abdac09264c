package org.truebounce.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.truebounce.evidence.Answer;
import org.truebounce.verdict.Verdict;

class CrowdTest {
    private static final long NOON = 1_793_620_800L;
    private static final Sketch SKETCH = Sketch.of(Set.of("s:parcel", "s:waits", "s:fee", "p:mailer"));

    private static Witness witness(int number, long time, Answer left, List<String> strangers) {
        return new Witness(
                "n" + number,
                "user" + number + "@alder.example",
                time,
                "host" + number % 40 + ".example",
                "Your parcel waits",
                left,
                Verdict.UNDECIDED,
                strangers,
                SKETCH);
    }

    private static Crowd crowd(int size, Answer left) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < size; i++) {
            crowd.add(witness(i, NOON + i, left, List.of("a" + i + "@maple.example")));
        }
        return crowd;
    }

    @Test
    void aForgedRunIsToldOnceTenMailboxesHaveIt() {
        assertThat(crowd(9, Answer.NO).alert(Gathering.CAMPAIGN, "campaign x")).isEmpty();
        Crowd crowd = crowd(10, Answer.NO);
        Optional<CrowdAlert> alert = crowd.alert(Gathering.CAMPAIGN, "campaign x");
        assertThat(alert).map(CrowdAlert::verdict).contains(Verdict.BACKSCATTER);
        assertThat(alert).map(CrowdAlert::mailboxes).contains(10);
        assertThat(crowd.alert(Gathering.CAMPAIGN, "campaign x")).isEmpty();
        assertThat(crowd.ending(Gathering.CAMPAIGN, "campaign x"))
                .map(CrowdAlert::over)
                .contains(true);
    }

    @Test
    void aCrowdOfWhichNothingIsProvenSaysNothing() {
        assertThat(crowd(50, Answer.UNKNOWN).says(Gathering.CAMPAIGN)).isEmpty();
        assertThat(crowd(50, Answer.UNKNOWN).alert(Gathering.CAMPAIGN, "campaign x"))
                .isEmpty();
        assertThat(crowd(50, Answer.NO).says(Gathering.CAMPAIGN)).isPresent();
    }

    @Test
    void oneProofInFiftyThatSaysOtherwiseIsPassedOver() {
        Crowd crowd = crowd(50, Answer.NO);
        crowd.add(witness(50, NOON, Answer.YES, List.of()));
        assertThat(crowd.run().ours()).isZero();
        crowd.add(witness(51, NOON, Answer.YES, List.of()));
        assertThat(crowd.run().ours()).isEqualTo(2);
    }

    @Test
    void anAccountIsStolenWhereManyStrangersFailInADay() {
        assertThat(crowd(19, Answer.YES).alert(Gathering.ACCOUNT, "account x")).isEmpty();
        assertThat(crowd(20, Answer.YES).alert(Gathering.ACCOUNT, "account x"))
                .map(CrowdAlert::verdict)
                .contains(Verdict.COMPROMISED);
        assertThat(crowd(20, Answer.NO).alert(Gathering.ACCOUNT, "account x")).isEmpty();
    }

    @Test
    void aStormStandsOutFromTheHoursBefore() {
        Crowd crowd = new Crowd();
        for (int hour = 0; hour < 48; hour++) {
            for (int i = 0; i < 5; i++) {
                crowd.add(witness(i + hour, NOON + hour * 3_600L + i, Answer.NO, List.of()));
            }
        }
        assertThat(crowd.alert(Gathering.DOMAIN, "domain x")).isEmpty();
        for (int i = 0; i < 40; i++) {
            crowd.add(witness(i, NOON + 48 * 3_600L + i, Answer.NO, List.of()));
        }
        assertThat(crowd.alert(Gathering.DOMAIN, "domain x")).isPresent();
    }

    /// The newsletter's notices lie among the hours, so that they are counted after later ones too.
    @Test
    void oneMailboxWithManyNoticesIsNoStormOverItsDomainInWhateverOrderTheyCome() {
        assertThat(alertOver(i -> 7)).isEmpty();
        assertThat(alertOver(i -> i)).isPresent();
    }

    private static Optional<CrowdAlert> alertOver(IntUnaryOperator mailboxOfHour) {
        List<Witness> all = new ArrayList<>();
        for (int hour = 0; hour < 72; hour++) {
            for (int i = 0; i < 3; i++) {
                all.add(witness(i + hour, NOON + hour * 3_600L + i, Answer.YES, List.of()));
            }
        }
        for (int i = 0; i < 40; i++) {
            all.add(witness(mailboxOfHour.applyAsInt(i), NOON + 48 * 3_600L + i, Answer.YES, List.of()));
        }
        Collections.shuffle(all, new Random(3));
        Crowd crowd = new Crowd();
        all.forEach(crowd::add);
        return crowd.alert(Gathering.DOMAIN, "domain x");
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Crowd crowd = crowd(30, Answer.NO);
        crowd.alert(Gathering.CAMPAIGN, "campaign x");
        byte[] bytes = written(crowd);
        Crowd again = Crowd.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        assertThat(again.run()).isEqualTo(crowd.run());
        assertThat(again.alert(Gathering.CAMPAIGN, "campaign x")).isEmpty();
        assertThat(again.ending(Gathering.CAMPAIGN, "campaign x"))
                .isEqualTo(crowd.ending(Gathering.CAMPAIGN, "campaign x"));
        bytes[0] = 99;
        assertThatThrownBy(() -> Crowd.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .hasMessageContaining("later version");
    }

    @Test
    void itsMemoryIsBounded() throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < 100_000; i++) {
            crowd.add(witness(i, NOON + i * 60L, Answer.NO, List.of("a" + i + "@maple.example")));
        }
        assertThat(written(crowd)).hasSizeLessThan(200_000);
    }

    private static byte[] written(Crowd crowd) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        crowd.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
