package org.truebounce.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.storm.SimulatedStorm.Mail;
import org.truebounce.storm.SimulatedStorm.Truth;
import org.truebounce.verdict.Verdict;

/// Three forged runs interleaved, and a stolen account hidden among them.
class StormTest {
    private static final Duration LENGTH = Duration.ofDays(2);
    private static final Truth PILLS = new Truth(
            "pills",
            6_000,
            Duration.ZERO,
            Duration.ofHours(10),
            false,
            List.of(
                    List.of("Cheap", "Best", "Quality"),
                    List.of("pills", "meds", "medicine"),
                    List.of("online", "today"),
                    List.of("#")),
            "Buy the best meds online without any prescription, see http://#.example for prices");
    private static final Truth INVOICE = new Truth(
            "invoice",
            2_500,
            Duration.ofHours(8),
            Duration.ofHours(6),
            false,
            List.of(
                    List.of("Invoice #", "Your invoice #", "Overdue invoice #"),
                    List.of("attached", "is due", "reminder")),
            "Dear customer, please find your outstanding invoice # attached and pay it at once");
    private static final Truth LOAN = new Truth(
            "loan",
            1_400,
            Duration.ofHours(20),
            Duration.ofHours(12),
            false,
            List.of(
                    List.of("Personal loan", "Business loan", "Loan offer"),
                    List.of("at 2 percent", "approved", "within hours")),
            "We offer loans to private persons and companies at two percent a year, write to #@loans.example");
    private static final Truth STOLEN = new Truth(
            "stolen",
            100,
            Duration.ofHours(14),
            Duration.ofHours(4),
            true,
            List.of(List.of("Shared document", "Document shared"), List.of("waiting for you", "with you")),
            "A document has been shared with you, sign in at http://#.example to view it");

    private static Account robin() {
        SentMail sent = new SentMail(false);
        sent.add("Message-ID: <1@alder.example>\nTo: kim@far.example\nSubject: Tea\n\nAt five?\n"
                .getBytes(StandardCharsets.UTF_8));
        return Account.of(List.of("robin@alder.example"), List.of("alder.example"))
                .withSent(sent);
    }

    private static Campaigns campaigns(List<Mail> mails) {
        Campaigns campaigns = new Campaigns();
        Account robin = robin();
        for (Mail mail : mails) {
            Sighting.of(
                            TrueBounce.diagnose(mail.message().getBytes(StandardCharsets.UTF_8), robin),
                            mail.truth().name())
                    .ifPresent(campaigns::add);
        }
        return campaigns;
    }

    @Test
    void fourRunsThatFallTogetherAreToldApart() {
        List<Mail> mails = new SimulatedStorm(1).make(List.of(PILLS, INVOICE, LOAN, STOLEN), LENGTH);
        assertThat(mails).hasSize(10_000);
        List<Campaign> storms = campaigns(mails).ofAtLeast(20);
        assertThat(storms)
                .as("%s", storms.stream().map(StormTest::told).toList())
                .hasSize(4);
        assertThat(storms).allMatch(Campaign::isStorm);
        assertThat(storms.get(0).notices()).isCloseTo(6_000, within(60));
        assertThat(storms.get(1).notices()).isCloseTo(2_500, within(25));
        assertThat(storms.get(2).notices()).isCloseTo(1_400, within(14));
        assertThat(storms.get(3).notices()).isCloseTo(100, within(1));
        assertThat(storms.subList(0, 3)).allMatch(storm -> storm.verdict() == Verdict.BACKSCATTER);
        assertThat(storms.get(3).verdict()).isEqualTo(Verdict.COMPROMISED);
        assertThat(storms.get(0).reporters()).isEqualTo(60);
        assertThat(storms.get(1).first())
                .isBetween(
                        SimulatedStorm.START.plus(INVOICE.begin()),
                        SimulatedStorm.START.plus(INVOICE.begin()).plusSeconds(600));
        assertThat(storms.get(1).subject().orElseThrow()).containsIgnoringCase("invoice");
    }

    private static String told(Campaign campaign) {
        return campaign.notices() + " " + campaign.subject() + " " + campaign.verdict();
    }

    @Test
    void theirDeclineIsReadFromThemselves() {
        List<Mail> mails = new SimulatedStorm(2).make(List.of(PILLS, INVOICE, LOAN), LENGTH);
        List<Campaign> storms = campaigns(mails).ofAtLeast(20);
        List<Truth> truths = List.of(PILLS, INVOICE, LOAN);
        for (int i = 0; i < truths.size(); i++) {
            long told = storms.get(i).forecast().decline().orElseThrow().toMinutes();
            assertThat(told)
                    .as(
                            "%s: %s %s",
                            truths.get(i).name(),
                            told(storms.get(i)),
                            storms.get(i).byHour())
                    .isCloseTo(
                            truths.get(i).decline().toMinutes(), org.assertj.core.data.Percentage.withPercentage(15));
            Instant end = storms.get(i).forecast().end().orElseThrow();
            assertThat(end)
                    .isAfter(SimulatedStorm.START
                            .plus(truths.get(i).begin())
                            .plus(truths.get(i).decline().multipliedBy(2)));
        }
    }

    @Test
    void aStormThatStillGrowsHasNoEndYet() {
        TreeMap<Long, Integer> growing = new TreeMap<>();
        for (long hour = 0; hour < 12; hour++) {
            growing.put(hour, (int) (5 * hour + 1));
        }
        assertThat(Forecast.of(growing).end()).isEmpty();
        TreeMap<Long, Integer> steady = new TreeMap<>();
        for (long hour = 0; hour < 48; hour++) {
            steady.put(hour, 20);
        }
        assertThat(Forecast.of(steady).end()).isEmpty();
    }

    @Test
    void ordinaryFailuresAreNoStorm() {
        Truth letter = new Truth(
                "letter",
                3,
                Duration.ZERO,
                Duration.ofHours(1),
                true,
                List.of(List.of("Minutes of Tuesday's meeting")),
                "Dear Kim");
        Campaigns campaigns = campaigns(new SimulatedStorm(3).make(List.of(letter), LENGTH));
        assertThat(campaigns.ofAtLeast(1)).hasSize(1).noneMatch(Campaign::isStorm);
    }

    /// Ordinary mail has programs, ids and small words in common too.
    @Test
    void differentLettersAreNoRun() {
        List<Truth> letters = List.of(
                letter("Minutes of the meeting", "Dear Kim, the minutes of the meeting are attached to this"),
                letter("Offer for the roof", "Dear Lea, here is our offer for the repair of the roof"),
                letter("Tickets to Vienna", "Dear Jo, the tickets to Vienna are booked for the second of May"),
                letter("Photos from Sunday", "Dear Mia, these are the photos from the lake on Sunday"));
        assertThat(campaigns(new SimulatedStorm(5).make(letters, LENGTH)).ofAtLeast(1))
                .hasSize(4);
    }

    private static Truth letter(String subject, String text) {
        return new Truth(subject, 6, Duration.ZERO, Duration.ofHours(1), true, List.of(List.of(subject)), text);
    }
}
