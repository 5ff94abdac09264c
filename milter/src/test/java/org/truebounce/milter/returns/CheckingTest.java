package org.truebounce.milter.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.auth.batv.BatvForm;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.milter.returns.Outgoing.Signed;

/// What the return address of a notice tells, and what becomes of the notice.
class CheckingTest {
    private static final ReturnsPolicy POLICY =
            ReturnsPolicy.of(Set.of("alder.example")).withMode(Mode.ENFORCE);
    private final Returns returns = new Returns(POLICY, () -> Notices.KEYS, Optional::empty);

    private String signed(String sender, Instant at) {
        Departure departure =
                new Departure(sender, List.of("kim@birch.example"), Notices.headers("Subject: x\n"), "q", false, at);
        return returns.sign(departure) instanceof Signed signed ? signed.address() : "none";
    }

    private String signed() {
        return signed("joe@alder.example", Notices.TODAY);
    }

    private static Instant after(int days) {
        return Notices.TODAY.plus(Duration.ofDays(days));
    }

    private Incoming bounce(String recipient) {
        return returns.check(Notices.coming(Notices.BOUNCE, recipient));
    }

    @Test
    void anUnsignedNoticeIsRefusedWithATextThatHelps() {
        Incoming incoming = bounce("joe@alder.example");
        assertThat(incoming.finding()).isEqualTo(Finding.UNSIGNED);
        assertThat(incoming.action()).isEqualTo(Action.REFUSE);
        assertThat(incoming.reply())
                .hasValueSatisfying(reply -> assertThat(reply)
                        .startsWith("550 5.7.1 ")
                        .contains("no signature of ours", "Somebody forged")
                        .doesNotContain("\n"));
        assertThat(incoming.isOurs()).isFalse();
    }

    @Test
    void aSignedNoticeIsTakenAndBroughtToItsMailbox() {
        Incoming incoming = bounce(signed());
        assertThat(incoming.action()).isEqualTo(Action.PASS);
        assertThat(incoming.isOurs()).isTrue();
        assertThat(incoming.reply()).isEmpty();
        assertThat(incoming.recipients())
                .containsExactly(new CheckedRecipient(signed(), "joe@alder.example", Finding.VALID));
    }

    @Test
    void inShadowNothingIsRefusedAndAllIsTold() {
        Returns shadow = new Returns(POLICY.withMode(Mode.SHADOW), () -> Notices.KEYS, Optional::empty);
        Incoming incoming = shadow.check(Notices.coming(Notices.BOUNCE, "joe@alder.example"));
        assertThat(incoming.action()).isEqualTo(Action.PASS);
        assertThat(incoming.intended()).isEqualTo(Action.REFUSE);
        assertThat(incoming.reply()).isPresent();
    }

    /// Lists, people and programs that answer go to other addresses than the envelope sender; callouts have no data.
    @ParameterizedTest
    @ValueSource(strings = {Notices.RECEIPT, Notices.VACATION, Notices.ORDINARY, "Subject: a DMARC report\n\nx\n", ""})
    void whatIsNoNoticeLives(String text) {
        Incoming incoming = returns.check(Notices.coming(text, "joe@alder.example"));
        assertThat(incoming.finding()).isEqualTo(Finding.NO_NOTICE);
        assertThat(incoming.action()).isEqualTo(Action.PASS);
    }

    @Test
    void whatHasASenderLives() {
        Arrival bounce = Notices.coming(Notices.BOUNCE, "joe@alder.example");
        Arrival withSender = new Arrival(
                "postmaster@birch.example",
                bounce.recipients(),
                bounce.client(),
                bounce.notice(),
                bounce.sent(),
                bounce.at());
        assertThat(returns.check(withSender).action()).isEqualTo(Action.PASS);
    }

    @Test
    void otherDomainsLive() {
        assertThat(bounce("joe@elm.example").finding()).isEqualTo(Finding.NOT_OURS);
        assertThat(bounce("prvs=178aaaaaaa=joe@elm.example")
                        .recipients()
                        .getFirst()
                        .bare())
                .isEqualTo("prvs=178aaaaaaa=joe@elm.example");
    }

    @Test
    void aTagIsGoodForAWeekAndTakenForAnother() {
        String signed = signed();
        for (int days : new int[] {0, 1, 7}) {
            assertThat(returns.check(Notices.at(Notices.coming(Notices.BOUNCE, signed), after(days)))
                            .finding())
                    .isEqualTo(Finding.VALID);
        }
        for (int days : new int[] {8, 14}) {
            assertThat(returns.check(Notices.at(Notices.coming(Notices.BOUNCE, signed), after(days)))
                            .finding())
                    .isEqualTo(Finding.LATE);
        }
        Incoming late = returns.check(Notices.at(Notices.coming(Notices.BOUNCE, signed), after(15)));
        assertThat(late.finding()).isEqualTo(Finding.EXPIRED);
        assertThat(late.action()).isEqualTo(Action.REFUSE);
    }

    /// Exim takes this one: it compares days modulo 1000 by their sign.
    @Test
    void aTagThatExpired900DaysAgoIsRefused() {
        String signed = signed("joe@alder.example", after(-907));
        assertThat(bounce(signed).finding()).isEqualTo(Finding.EXPIRED);
    }

    @Test
    void twoServersMayDifferAboutMidnight() {
        String tomorrow = signed("joe@alder.example", after(1));
        assertThat(bounce(tomorrow).action()).isEqualTo(Action.PASS);
        assertThat(bounce(signed("joe@alder.example", after(2))).action()).isEqualTo(Action.REFUSE);
    }

    @Test
    void anotherKeyAndAnotherAddressAreRefused() {
        BatvKeyRing stranger = BatvKeyRing.of(1, new byte[] {9});
        Returns other = new Returns(POLICY, () -> stranger, Optional::empty);
        String forged = other.sign(Notices.leaving("joe@alder.example", "kim@birch.example")) instanceof Signed signed
                ? signed.address()
                : "none";
        assertThat(bounce(forged).finding()).isEqualTo(Finding.WRONG);
        assertThat(bounce(forged).action()).isEqualTo(Action.REFUSE);
        assertThat(bounce(signed().replace("joe", "ann")).finding()).isEqualTo(Finding.WRONG);
        assertThat(bounce("prvs=joe=1787aabbcc@alder.example").finding()).isEqualTo(Finding.MALFORMED);
    }

    /// A server that has the new keys later than another puts off what it cannot verify.
    @Test
    void aKeyThatIsNotHereYet() {
        String unknown = "prvs=5787aabbcc=joe@alder.example";
        assertThat(bounce(unknown).action()).isEqualTo(Action.DEFER);
        assertThat(bounce(unknown).reply())
                .hasValueSatisfying(reply -> assertThat(reply).startsWith("451 4.7.1 "));
        assertThat(bounce("prvs=5700aabbcc=joe@alder.example").finding())
                .as("a key of long ago")
                .isEqualTo(Finding.EXPIRED);
    }

    @Test
    void whoeverFoldsCaseDoesNoHarm() {
        String signed = signed("Joe@Alder.example", Notices.TODAY);
        assertThat(bounce(signed.toLowerCase(Locale.ROOT)).finding()).isEqualTo(Finding.VALID);
        assertThat(bounce(signed.toUpperCase(Locale.ROOT)).finding()).isEqualTo(Finding.VALID);
        assertThat(returns.bare(signed.toUpperCase(Locale.ROOT))).contains("JOE@ALDER.EXAMPLE");
    }

    @Test
    void addressesThatCannotBeSignedLive() {
        assertThat(bounce("x".repeat(49) + "@alder.example").finding()).isEqualTo(Finding.CANNOT_BE_SIGNED);
        assertThat(bounce("\"joe x\"@alder.example").finding()).isEqualTo(Finding.CANNOT_BE_SIGNED);
        assertThat(bounce("SRS0=HHHH=TT=birch.example=kim@alder.example").finding())
                .isEqualTo(Finding.FORWARDED);
    }

    @Test
    void theSubAddressFormIsVerifiedWhateverIsSigned() {
        Returns other = new Returns(POLICY.withForm(BatvForm.SUBADDRESS), () -> Notices.KEYS, Optional::empty);
        String signed = other.sign(Notices.leaving("joe@alder.example", "kim@birch.example")) instanceof Signed result
                ? result.address()
                : "none";
        assertThat(bounce(signed).finding()).isEqualTo(Finding.VALID);
        assertThat(bounce(signed).recipients().getFirst().bare()).isEqualTo("joe@alder.example");
    }

    @Test
    void whatTheLedgerKnowsIsNeverRefused() {
        for (String recipient : List.of(
                "joe@alder.example", "prvs=1787aabbcc=joe@alder.example", "prvs=5787aabbcc=joe@alder.example")) {
            Incoming incoming = returns.check(Notices.known(Notices.coming(Notices.BOUNCE, recipient), true));
            assertThat(incoming.finding()).as(recipient).isEqualTo(Finding.SENT_UNSIGNED);
            assertThat(incoming.action()).isEqualTo(Action.PASS);
        }
    }

    @Test
    void aTagUsedAgainForMailThatWasNeverSentIsRefused() {
        Arrival replay = Notices.coming(Notices.BOUNCE, signed());
        assertThat(returns.check(Notices.known(replay, false)).finding()).isEqualTo(Finding.REPLAYED);
        assertThat(returns.check(Notices.known(replay, false)).action()).isEqualTo(Action.REFUSE);
        assertThat(returns.check(Notices.known(replay, true)).finding()).isEqualTo(Finding.VALID);
        assertThat(returns.check(replay).finding()).as("where nobody knows").isEqualTo(Finding.VALID);
    }

    @Test
    void aSealedEnvelopeIdProvesTheSame() {
        String seal = returns.sign(Notices.leaving("joe@alder.example", "kim@birch.example")) instanceof Signed signed
                ? signed.envelopeId().orElse("")
                : "";
        String text = Notices.BOUNCE.replace("Reporting-MTA:", "Original-Envelope-Id: " + seal + "\nReporting-MTA:");
        Arrival sealed = Notices.coming(text, "joe@alder.example");
        assertThat(returns.check(sealed).finding()).isEqualTo(Finding.SEALED);
        assertThat(returns.check(sealed).isOurs()).isTrue();
        assertThat(returns.check(Notices.known(sealed, false)).finding()).isEqualTo(Finding.REPLAYED);
        assertThat(returns.check(Notices.at(sealed, after(15))).finding()).isEqualTo(Finding.UNSIGNED);
        String forged = text.replace("20780-", "20781-");
        assertThat(returns.check(Notices.coming(forged, "joe@alder.example")).finding())
                .isEqualTo(Finding.UNSIGNED);
    }

    @Test
    void aMessageToSeveralIsRefusedOnlyWhereAllAre() {
        Arrival one = Notices.coming(Notices.BOUNCE, "joe@alder.example");
        Arrival both = new Arrival(
                "",
                List.of("joe@alder.example", signed("ann@alder.example", Notices.TODAY)),
                one.client(),
                one.notice(),
                one.sent(),
                one.at());
        assertThat(returns.check(both).action()).isEqualTo(Action.PASS);
        assertThat(returns.check(both).recipients())
                .extracting(CheckedRecipient::finding)
                .containsExactly(Finding.UNSIGNED, Finding.VALID);
    }

    @Test
    void whoeverGuessesIsPutOff() {
        String wrong = "prvs=1787aabbcc=joe@alder.example";
        for (int guess = 1; guess < POLICY.wrongTags(); guess++) {
            assertThat(bounce(wrong).action()).isEqualTo(Action.REFUSE);
        }
        assertThat(bounce(wrong).finding()).isEqualTo(Finding.TOO_MANY);
        assertThat(bounce(wrong).action()).isEqualTo(Action.DEFER);
        assertThat(bounce(signed()).finding()).as("a right guess tells nothing").isEqualTo(Finding.TOO_MANY);
        assertThat(returns.check(Notices.known(Notices.coming(Notices.BOUNCE, signed()), false))
                        .finding())
                .as("nor where the message was never sent")
                .isEqualTo(Finding.TOO_MANY);
        assertThat(returns.check(Notices.known(Notices.coming(Notices.BOUNCE, signed()), true))
                        .action())
                .as("known mail passes")
                .isEqualTo(Action.PASS);
        Arrival bounce = Notices.coming(Notices.BOUNCE, signed());
        Arrival elsewhere = new Arrival(
                "", bounce.recipients(), Optional.of("192.0.2.9"), bounce.notice(), bounce.sent(), bounce.at());
        assertThat(returns.check(elsewhere).action()).as("another client").isEqualTo(Action.PASS);
        assertThat(returns.check(Notices.at(bounce, Notices.TODAY.plus(Duration.ofMinutes(61))))
                        .action())
                .as("an hour later")
                .isEqualTo(Action.PASS);
    }

    @Test
    void guessesOfManyClientsAreLimitedTogether() {
        Arrival guess = Notices.coming(Notices.BOUNCE, "prvs=1787aabbcc=joe@alder.example");
        for (int client = 0; client < POLICY.wrongTags() * 10; client++) {
            returns.check(new Arrival(
                    "",
                    guess.recipients(),
                    Optional.of("2001:db8:" + client + "::1"),
                    guess.notice(),
                    guess.sent(),
                    guess.at()));
        }
        Arrival right = Notices.coming(Notices.BOUNCE, signed());
        assertThat(returns.check(right).action()).isEqualTo(Action.DEFER);
        assertThat(returns.check(Notices.known(right, true)).action()).isEqualTo(Action.PASS);
        assertThat(bounce(signed("ann@alder.example", Notices.TODAY)).action())
                .as("another recipient")
                .isEqualTo(Action.PASS);
    }

    @Test
    void hostileAddressesAreTakenCalmly() {
        for (String part : new String[] {"prvs=", "+prvs=", "=", "@", "\0", "0", "SRS0="}) {
            String address = part.repeat(100_000 / part.length()) + "@alder.example";
            assertThat(bounce(address).recipients()).hasSize(1);
            assertThat(returns.bare(address)).isEmpty();
        }
    }
}
