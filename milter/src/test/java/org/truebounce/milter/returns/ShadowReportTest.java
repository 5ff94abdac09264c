package org.truebounce.milter.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.ledger.Ledger;
import org.truebounce.milter.returns.Outgoing.Signed;
import org.truebounce.report.Style;

/// What the shadow report counts, and when it says that refusing is safe.
class ShadowReportTest {
    private static final ReturnsPolicy POLICY = ReturnsPolicy.of(Set.of("alder.example"));
    private static final Style PLAIN = new Style(false, 100);

    @TempDir
    private static Path folder = Path.of("");

    private Ledger ledger = Ledger.open(folder.resolve("none.db"));
    private Returns returns = new Returns(POLICY, () -> Notices.KEYS, () -> Optional.of(ledger));
    private static int number;

    @BeforeEach
    void begin() {
        ledger.close();
        ledger = Ledger.open(folder.resolve(number++ + ".db"));
        returns = new Returns(POLICY, () -> Notices.KEYS, () -> Optional.of(ledger));
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    private static Instant day(int day) {
        return Notices.TODAY.plus(Duration.ofDays(day));
    }

    /// On each day a message leaves and a notice about it comes back, and a forged one too.
    private void usualDays(int from, int to) {
        for (int day = from; day <= to; day++) {
            Outgoing outgoing = returns.sign(new Departure(
                    "joe@alder.example",
                    List.of("kim@birch.example"),
                    Notices.headers("Subject: x\n"),
                    "q",
                    false,
                    day(day)));
            String signed = outgoing instanceof Signed result ? result.address() : "none";
            check(signed, Optional.of(true), day);
            check("joe@alder.example", Optional.of(false), day);
        }
    }

    private void check(String recipient, Optional<Boolean> sent, int day) {
        Arrival bounce = Notices.coming(Notices.BOUNCE, recipient);
        returns.check(new Arrival("", bounce.recipients(), bounce.client(), bounce.notice(), sent, day(day)));
    }

    private ShadowReport report(int day) {
        returns.keep();
        return ShadowReport.of(ledger, POLICY, day(day));
    }

    private static List<String> unmet(ShadowReport report) {
        return report.conditions().stream()
                .filter(condition -> !condition.met())
                .map(Condition::id)
                .toList();
    }

    @Test
    void atFirstItIsNotSafe() {
        ShadowReport report = report(0);
        assertThat(report.isSafe()).isFalse();
        assertThat(unmet(report)).containsExactly("watched-long-enough", "tags-come-back");
        assertThat(report.text(PLAIN).strip()).startsWith("? NOT YET").contains("0 of 14 days");
    }

    @Test
    void twoQuietWeeksAreEnough() {
        usualDays(0, 13);
        assertThat(unmet(report(13))).containsExactly("watched-long-enough");
        usualDays(14, 14);
        ShadowReport report = report(14);
        assertThat(unmet(report)).isEmpty();
        assertThat(report.isSafe()).isTrue();
        assertThat(report.signed()).isEqualTo(15);
        assertThat(report.refusable()).isEqualTo(15);
        assertThat(report.notTaken()).as("in shadow").isZero();
        assertThat(report.findings()).containsEntry(Finding.VALID, 15L).containsEntry(Finding.UNSIGNED, 15L);
        assertThat(report.text(PLAIN).strip())
                .startsWith("✔ SAFE")
                .contains("15  messages signed", "15  in all that the guard does not take", "14 of 14 days");
        assertThat(report.json())
                .contains("\"safeToEnforce\":true", "\"signedSince\":\"2026-11-23\"", "\"unsigned\":15");
    }

    @Test
    void ownMailThatCameBackUnsignedForbidsIt() {
        usualDays(0, 20);
        check("ann@alder.example", Optional.of(true), 18);
        assertThat(unmet(report(20))).containsExactly("nothing-left-unsigned");
        assertThat(report(20).text(PLAIN)).contains("→ Let this mail leave through this server");
        usualDays(21, 25);
        assertThat(report(25).isSafe()).as("a week later").isTrue();
    }

    @Test
    void mailThatCouldNotBeLookedUpForbidsIt() {
        usualDays(0, 20);
        check("joe@alder.example", Optional.empty(), 20);
        assertThat(unmet(report(20))).containsExactly("all-looked-up");
    }

    @Test
    void aKeyThatIsNotHereForbidsIt() {
        usualDays(0, 20);
        check("prvs=5807aabbcc=joe@alder.example", Optional.of(false), 20);
        assertThat(unmet(report(20))).containsExactly("keys-known");
    }

    @Test
    void countsOfSeveralServersAreAdded() {
        usualDays(0, 0);
        returns.keep();
        returns.keep();
        returns = new Returns(POLICY, () -> Notices.KEYS, () -> Optional.of(ledger));
        usualDays(0, 0);
        assertThat(report(0).signed()).isEqualTo(2);
    }
}
