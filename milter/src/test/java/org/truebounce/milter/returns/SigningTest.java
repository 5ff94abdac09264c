package org.truebounce.milter.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.batv.BatvForm;
import org.truebounce.auth.batv.EnvelopeSeal;
import org.truebounce.milter.returns.Outgoing.Signed;
import org.truebounce.milter.returns.Outgoing.Untouched;
import org.truebounce.milter.returns.Outgoing.Why;

/// What is signed on the way out, and what is left alone.
class SigningTest {
    private static final ReturnsPolicy POLICY = ReturnsPolicy.of(Set.of("Alder.example"));

    private static Returns returns(ReturnsPolicy policy) {
        return new Returns(policy, () -> Notices.KEYS, Optional::empty);
    }

    private static Why left(ReturnsPolicy policy, Departure departure) {
        assertThat(returns(policy).sign(departure)).isInstanceOf(Untouched.class);
        return returns(policy).sign(departure) instanceof Untouched(Why why) ? why : Why.NULL_SENDER;
    }

    private static Signed signed(ReturnsPolicy policy, Departure departure) {
        return returns(policy).sign(departure) instanceof Signed signed ? signed : new Signed("none", Optional.empty());
    }

    @Test
    void ownSendersAreSignedAndTheEnvelopeSealed() {
        Signed signed = signed(POLICY, Notices.leaving("joe@alder.example", "kim@birch.example"));
        assertThat(signed.address()).matches("prvs=1787[0-9a-f]{6}=joe@alder\\.example");
        assertThat(signed.envelopeId()).hasValueSatisfying(id -> {
            assertThat(id).startsWith("20780-4F2D1C0A7B.1.");
            assertThat(EnvelopeSeal.holds(id, Notices.KEYS)).isTrue();
        });
        assertThat(returns(POLICY).bare(signed.address())).contains("joe@alder.example");
    }

    @Test
    void whereTheServerTakesNoEnvelopeIdNoneIsGiven() {
        Departure plain = Notices.leaving("joe@alder.example", "kim@birch.example");
        Departure bare =
                new Departure(plain.sender(), plain.recipients(), plain.headers(), plain.queueId(), false, plain.at());
        assertThat(signed(POLICY, bare).envelopeId()).isEmpty();
        Departure strange =
                new Departure(plain.sender(), plain.recipients(), plain.headers(), "a b+", true, plain.at());
        assertThat(signed(POLICY, strange).envelopeId()).isEmpty();
        assertThat(signed(POLICY, strange).address()).startsWith("prvs=");
    }

    @Test
    void asASubAddressToo() {
        Signed signed =
                signed(POLICY.withForm(BatvForm.SUBADDRESS), Notices.leaving("joe@alder.example", "kim@birch.example"));
        assertThat(signed.address()).matches("joe\\+prvs=1787[0-9a-f]{6}@alder\\.example");
        assertThat(returns(POLICY).bare(signed.address())).contains("joe@alder.example");
    }

    @Test
    void theTagStaysTheSameAllDay() {
        Departure one = Notices.leaving("joe@alder.example", "kim@birch.example");
        Departure later = new Departure(
                one.sender(),
                List.of("pat@elm.example"),
                one.headers(),
                "other",
                true,
                Instant.parse("2026-11-23T23:59:59Z"));
        assertThat(signed(POLICY, later).address())
                .isEqualTo(signed(POLICY, one).address());
    }

    @Test
    void whatIsLeftAlone() {
        assertThat(left(POLICY, Notices.leaving("", "kim@birch.example"))).isEqualTo(Why.NULL_SENDER);
        assertThat(left(POLICY, Notices.leaving("joe@elm.example", "kim@birch.example")))
                .isEqualTo(Why.NOT_OURS);
        assertThat(left(POLICY, Notices.leaving("joe@sub.alder.example", "kim@birch.example")))
                .isEqualTo(Why.NOT_OURS);
        for (String tagged : List.of(
                "prvs=0787aabbcc=joe@alder.example",
                "joe+prvs=0787aabbcc@alder.example",
                "btv1==aa==joe@alder.example",
                "SRS0=HHHH=TT=birch.example=kim@alder.example")) {
            assertThat(left(POLICY, Notices.leaving(tagged, "kim@birch.example")))
                    .as(tagged)
                    .isEqualTo(Why.TAGGED);
        }
        assertThat(left(POLICY, Notices.leaving("x".repeat(49) + "@alder.example", "kim@birch.example")))
                .isEqualTo(Why.TOO_LONG);
        assertThat(signed(POLICY, Notices.leaving("x".repeat(48) + "@alder.example", "kim@birch.example"))
                        .address())
                .startsWith("prvs=");
        assertThat(left(POLICY, Notices.leaving("\"joe x\"@alder.example", "kim@birch.example")))
                .isEqualTo(Why.QUOTED);
        assertThat(left(POLICY, Notices.leaving("joe@alder.example", "ann@alder.example")))
                .isEqualTo(Why.ONLY_INSIDE);
        assertThat(signed(POLICY, Notices.leaving("joe@alder.example", "ann@alder.example", "kim@birch.example"))
                        .address())
                .startsWith("prvs=");
    }

    @Test
    void answersOfProgramsAreLeftAlone() {
        Departure answer = new Departure(
                "joe@alder.example",
                List.of("kim@birch.example"),
                Notices.headers("Auto-Submitted: auto-replied (vacation)\n"),
                "q",
                true,
                Notices.TODAY);
        assertThat(left(POLICY, answer)).isEqualTo(Why.AUTOMATIC);
    }

    @Test
    void exemptSendersAndRecipientsAreLeftAlone() {
        ReturnsPolicy policy = POLICY.withExemptSenders(Set.of("News@alder.example"))
                .withExemptRecipients(Set.of("list@elm.example", "@ezmlm.example"));
        assertThat(left(policy, Notices.leaving("news@Alder.example", "kim@birch.example")))
                .isEqualTo(Why.EXEMPT_SENDER);
        assertThat(left(policy, Notices.leaving("joe@alder.example", "kim@birch.example", "List@elm.example")))
                .isEqualTo(Why.EXEMPT_RECIPIENT);
        assertThat(left(policy, Notices.leaving("joe@alder.example", "any@ezmlm.example")))
                .isEqualTo(Why.EXEMPT_RECIPIENT);
    }
}
