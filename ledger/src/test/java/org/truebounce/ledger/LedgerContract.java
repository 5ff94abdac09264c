package org.truebounce.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.verdict.Verdict;

/// What every ledger does, whichever database holds it.
abstract class LedgerContract {
    /// A place where there is no ledger yet; the same throughout a test.
    abstract Location place();

    private Ledger open() {
        return Ledger.open(place());
    }

    @Test
    void messagesAreFoundByTheReturnAddressTheyLeftWith() {
        try (Ledger ledger = open()) {
            ledger.rememberSent(
                    List.of(Samples.sent("tea", "kim@example.net"), Samples.sent("cake", "pat@example.net")));
            assertThat(ledger.from("Robin@alder.example"))
                    .extracting(sent -> sent.copy().recipients())
                    .containsExactly(List.of("kim@example.net"), List.of("pat@example.net"));
            assertThat(ledger.from("lou@alder.example")).isEmpty();
        }
    }

    @Test
    void runsOfAKindAreFoundByTheirTime() {
        try (Ledger ledger = open()) {
            Run old = ledger.begin("guard mx1", Samples.NOON.minusSeconds(9_000));
            ledger.finish(old, Samples.NOON.minusSeconds(8_000));
            Run working = ledger.begin("guard mx1", Samples.NOON.minusSeconds(7_000));
            ledger.begin("inbox", Samples.NOON);
            assertThat(ledger.runs("guard ", Samples.NOON.minusSeconds(7_500)))
                    .extracting(Run::id)
                    .containsExactly(working.id());
        }
    }

    @Test
    void whatWasSentIsFoundAgainAsItWas() {
        Sent tea = Samples.sent("tea", "kim@example.net", "pat@example.net");
        Sent bare = new Sent(
                new SentCopy(
                        Optional.empty(),
                        List.of(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty());
        try (Ledger ledger = open()) {
            assertThat(ledger.rememberSent(List.of(tea, bare))).isEqualTo(2);
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.sent()).containsExactly(tea, bare);
            assertThat(ledger.withMessageId(" <tea@alder.example> ")).contains(tea);
            assertThat(ledger.withMessageId("<coffee@alder.example>")).isEmpty();
            assertThat(ledger.to("Pat@Example.net")).containsExactly(tea);
            assertThat(ledger.to("nobody@example.net")).isEmpty();
            assertThat(ledger.hasSubject("  ABOUT\ttea")).isTrue();
            assertThat(ledger.hasSubject("About")).isFalse();
        }
    }

    @Test
    void aNoticeIsFoundAgainAsItWas() {
        SeenNotice notice = Samples.notice("full", "kim@example.net", "pat@example.net");
        SeenNotice bare = Samples.notice("bare");
        try (Ledger ledger = open()) {
            assertThat(ledger.rememberNotices(List.of(notice, bare))).isEqualTo(2);
            assertThat(ledger.notices()).containsExactly(notice, bare);
            assertThat(ledger.about("KIM@example.net")).containsExactly(notice);
            assertThat(ledger.hasSeen(notice.identity())).isTrue();
            assertThat(ledger.hasSeen(Samples.notice("other").identity())).isFalse();
        }
    }

    @Test
    void whatIsRememberedTwiceIsThereOnce() {
        Sent tea = Samples.sent("tea", "kim@example.net");
        Sent toAnother = Samples.sent("tea", "pat@example.net");
        SeenNotice notice = Samples.notice("full", "kim@example.net");
        try (Ledger ledger = open()) {
            assertThat(ledger.rememberSent(List.of(tea, tea, toAnother))).isEqualTo(2);
            assertThat(ledger.rememberSent(List.of(tea, Samples.sent("coffee"))))
                    .isEqualTo(1);
            assertThat(ledger.rememberNotices(List.of(notice, notice))).isEqualTo(1);
            assertThat(ledger.rememberNotices(List.of(notice))).isZero();
            assertThat(ledger.rows()).isEqualTo(new Rows(3, 1, 0, 0));
            assertThat(ledger.about("kim@example.net")).containsExactly(notice);
        }
    }

    @Test
    void theChecksGetTheirIndex() {
        try (Ledger ledger = open()) {
            ledger.rememberSent(IntStream.range(0, 2_345)
                    .mapToObj(i -> Samples.sent("m" + i, "kim@example.net", "p" + i + "@example.net"))
                    .toList());
            SentMail mail = ledger.sentMail(true).orElseThrow();
            assertThat(mail.size()).isEqualTo(2_345);
            assertThat(mail.isComplete()).isTrue();
            assertThat(mail.withMessageId("<m2344@alder.example>")).isPresent();
            assertThat(mail.to("p1000@example.net")).hasSize(1);
            assertThat(ledger.to("kim@example.net")).hasSize(Row.PAGE);
        }
    }

    @Test
    void whatIsLearnedAboutAnAddressIsThereOnceAndConfirmed() {
        LearnedAddress list = new LearnedAddress("exempt", "list@elm.example", "a list", Samples.NOON, Samples.NOON);
        Instant later = Samples.NOON.plusSeconds(60);
        try (Ledger ledger = open()) {
            ledger.learn(List.of(list), Map.of());
            ledger.learn(List.of(new LearnedAddress("exempt", "list@elm.example", "again", later, later)), Map.of());
            ledger.learn(List.of(list, new LearnedAddress("signs", "list@elm.example", "x", later, later)), Map.of());
            assertThat(ledger.learned())
                    .containsExactlyInAnyOrder(
                            new LearnedAddress("exempt", "list@elm.example", "a list", Samples.NOON, later),
                            new LearnedAddress("signs", "list@elm.example", "x", later, later));
            assertThat(ledger.asKept("list@elm.example")).isEqualTo("list@elm.example");
            ledger.prune(later);
            assertThat(ledger.learned()).hasSize(2);
            ledger.prune(later.plusMillis(1));
            assertThat(ledger.learned()).isEmpty();
        }
    }

    @Test
    void countsOfADayAreAddedUp() {
        LocalDate day = LocalDate.parse("2026-11-24");
        try (Ledger ledger = open();
                Ledger other = open()) {
            ledger.learn(List.of(), Map.of(day, Map.of("a", 2L, "b", 1L)));
            other.learn(List.of(), Map.of(day, Map.of("a", 3L), day.minusDays(1), Map.of("a", 7L)));
            assertThat(ledger.tally(day)).isEqualTo(Map.of(day, Map.of("a", 5L, "b", 1L)));
            assertThat(ledger.tally(day.minusDays(9))).hasSize(2);
            ledger.prune(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(ledger.tally(LocalDate.EPOCH).keySet()).containsExactly(day);
        }
    }

    @Test
    void aStormGrows() {
        SeenStorm young = new SeenStorm("Cheap pills", Samples.NOON, Samples.NOON, 3, Verdict.UNDECIDED);
        SeenStorm grown =
                new SeenStorm("Cheap pills", Samples.NOON, Samples.NOON.plusSeconds(60), 900, Verdict.BACKSCATTER);
        try (Ledger ledger = open()) {
            ledger.remember(young);
            ledger.remember(grown);
            assertThat(ledger.storms()).containsExactly(grown);
        }
    }

    @Test
    void aRunGoesOnWhereItWasInterrupted() {
        try (Ledger ledger = open()) {
            assertThat(ledger.lastRun("inbox")).isEmpty();
            Run run = ledger.begin("inbox", Samples.NOON);
            ledger.rememberNotices(List.of(Samples.notice("one")), run, "uid 17");
            ledger.begin("archive", Samples.NOON);
        }
        try (Ledger ledger = open()) {
            Run run = ledger.lastRun("inbox").orElseThrow();
            assertThat(run.isFinished()).isFalse();
            assertThat(run.position()).contains("uid 17");
            ledger.reach(run, "uid 18");
            ledger.finish(run, Samples.NOON.plusSeconds(9));
            assertThat(ledger.lastRun("inbox").orElseThrow())
                    .isEqualTo(new Run(
                            run.id(),
                            "inbox",
                            Samples.NOON,
                            Optional.of(Samples.NOON.plusSeconds(9)),
                            Optional.of("uid 18")));
            assertThat(ledger.lastRun().orElseThrow().source()).isEqualTo("archive");
        }
    }

    @Test
    void noticesAreCountedByMonthAndVerdict() {
        Instant end = Instant.parse("2026-10-31T23:59:59.999Z");
        try (Ledger ledger = open()) {
            ledger.rememberNotices(List.of(
                    Samples.notice("a", end, Verdict.GENUINE),
                    Samples.notice("b", end.plusMillis(1), Verdict.FAKE),
                    Samples.notice("c", end.plusMillis(2), Verdict.FAKE)));
            assertThat(ledger.counted())
                    .containsExactly(
                            new Counted(YearMonth.of(2026, 10), Verdict.GENUINE, 1),
                            new Counted(YearMonth.of(2026, 11), Verdict.FAKE, 2));
            assertThat(ledger.size()).isPositive();
        }
    }

    @Test
    void whatIsOldIsForgottenWhole() {
        Instant old = Samples.NOON.minus(Duration.ofDays(91));
        try (Ledger ledger = open()) {
            ledger.rememberSent(List.of(Samples.sent("old", old, "kim@example.net"), Samples.sent("new")));
            ledger.rememberNotices(
                    List.of(Samples.notice("old", old, Verdict.FAKE, "kim@example.net"), Samples.notice("new")));
            ledger.remember(new SeenStorm("old", old, old, 1, Verdict.FAKE));
            ledger.begin("inbox", old);
            Instant limit = Samples.NOON.minus(Duration.ofDays(90));
            assertThat(ledger.rowsBefore(limit)).isEqualTo(new Rows(1, 1, 1, 1));
            assertThat(ledger.prune(limit)).isEqualTo(new Rows(1, 1, 1, 1));
            assertThat(ledger.rows()).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(ledger.to("kim@example.net")).isEmpty();
            assertThat(ledger.about("kim@example.net")).isEmpty();
            assertThat(ledger.prune(limit).isNothing()).isTrue();
            assertThat(ledger.damage()).isEmpty();
        }
    }

    @Test
    void anyTextIsTaken() {
        String odd = "\0 \ud800 x' \"; drop table sent; -- \ud83d\ude00";
        Sent sent = Samples.sent(odd, "a".repeat(70_000) + "@example.net", odd);
        SeenNotice notice = Samples.notice(odd, Instant.MAX, Verdict.FAKE, odd);
        try (Ledger ledger = open()) {
            assertThat(ledger.rememberSent(List.of(sent))).isEqualTo(1);
            assertThat(ledger.rememberSent(List.of(sent))).isZero();
            assertThat(ledger.rememberNotices(List.of(notice))).isEqualTo(1);
            assertThat(ledger.withMessageId(sent.copy().messageId().orElseThrow()))
                    .isPresent();
            assertThat(ledger.to("a".repeat(70_000) + "@example.net")).hasSize(1);
            assertThat(ledger.about(odd)).hasSize(1);
            assertThat(ledger.notices()).hasSize(1);
        }
    }

    @Test
    void aHashedLedgerAnswersAndTellsNothing() {
        Sent tea = Samples.sent("tea", "kim@example.net");
        SeenNotice notice = Samples.notice("full", "pat@example.net");
        try (Ledger ledger = Ledger.openHashed(place())) {
            ledger.rememberSent(List.of(tea));
            ledger.rememberNotices(List.of(notice));
            ledger.begin("inbox", Samples.NOON);
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.isHashed()).isTrue();
            assertThat(ledger.rememberSent(List.of(tea))).isZero();
            assertThat(ledger.withMessageId("<tea@alder.example>")).isPresent();
            assertThat(ledger.to("Kim@example.net")).hasSize(1);
            assertThat(ledger.hasSubject("about tea")).isTrue();
            assertThat(ledger.hasSeen(notice.identity())).isTrue();
            assertThat(ledger.about("pat@example.net")).hasSize(1);
            assertThat(ledger.lastRun("inbox")).isPresent();
            assertThat(ledger.sentMail(true)).isEmpty();
            String all = ledger.sent().toList() + " " + ledger.notices().toList() + ledger.lastRun();
            assertThat(all)
                    .doesNotContain("tea", "kim", "pat", "example", "192.0.2.7", "robin", "inbox", notice.identity());
        }
    }

    @Test
    void aHashedLedgerIsOfNoUseWithoutItsKey() throws Exception {
        Ledger.openHashed(place()).close();
        String key = Files.readString(place().keyFile());
        Files.writeString(place().keyFile(), key.replace(key.charAt(0), key.charAt(0) == 'a' ? 'b' : 'a'));
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("another ledger");
        Files.writeString(place().keyFile(), "nonsense");
        assertThatThrownBy(this::open).hasMessageContaining("is no key file");
        Files.delete(place().keyFile());
        assertThatThrownBy(this::open).hasMessageContaining("does not exist");
    }

    @Test
    void aPlainLedgerIsNotHashedLater() {
        open().close();
        assertThatThrownBy(() -> Ledger.openHashed(place()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("when a ledger is begun");
    }

    @Test
    void severalProgramsBeginAndFillOneLedgerAtOnce() throws Exception {
        List<List<SeenNotice>> shares = IntStream.range(0, 20)
                .mapToObj(batch -> IntStream.range(0, 25)
                        .mapToObj(i -> Samples.notice("n" + (batch * 20 + i), "r" + i + "@example.net"))
                        .toList())
                .toList();
        List<Future<Integer>> fresh = new ArrayList<>();
        try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
            for (int program = 0; program < 4; program++) {
                boolean backwards = program % 2 == 1; // two orders, so that they stand in each other's way
                fresh.add(programs.submit(() -> {
                    try (Ledger ledger = open()) {
                        return shares.stream()
                                .map(share -> backwards ? share.reversed() : share)
                                .mapToInt(ledger::rememberNotices)
                                .sum();
                    }
                }));
            }
        }
        int sum = 0;
        for (Future<Integer> one : fresh) {
            sum += one.get();
        }
        assertThat(sum).isEqualTo(405);
        try (Ledger ledger = open()) {
            assertThat(ledger.rows().notices()).isEqualTo(405);
            assertThat(ledger.notices().map(SeenNotice::identity).distinct()).hasSize(405);
        }
    }
}
