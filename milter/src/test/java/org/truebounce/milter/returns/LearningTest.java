package org.truebounce.milter.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.milter.returns.Outgoing.Signed;

/// What the guard learns by itself, and that it is kept.
class LearningTest {
    private static final ReturnsPolicy POLICY = ReturnsPolicy.of(Set.of("alder.example"));
    private static final String LIST_MAIL =
            "List-Id: Garden talk <garden.lists.elm.example>\nList-Post: <mailto:garden@lists.elm.example>\n";

    @TempDir
    private Path folder = Path.of("");

    private static Returns returns(Optional<Ledger> ledger) {
        return new Returns(POLICY, () -> Notices.KEYS, () -> ledger);
    }

    private static boolean signs(Returns returns, String sender, String recipient, Instant at) {
        return returns.sign(new Departure(sender, List.of(recipient), Notices.headers("Subject: x\n"), "q", false, at))
                instanceof Signed;
    }

    private static boolean signsTowards(Returns returns, String recipient) {
        return signs(returns, "joe@alder.example", recipient, Notices.TODAY);
    }

    @Test
    void mailOfAListExemptsTheList() {
        Returns returns = returns(Optional.empty());
        assertThat(signsTowards(returns, "garden@lists.elm.example")).isTrue();
        returns.learn(Notices.headers(LIST_MAIL), Notices.TODAY);
        assertThat(signsTowards(returns, "Garden@lists.elm.example")).isFalse();
        assertThat(signsTowards(returns, "other@lists.elm.example")).isTrue();
    }

    @Test
    void aListThatIsNoneTeachesNothing() {
        Returns returns = returns(Optional.empty());
        for (String text : List.of(
                "List-Id: <other.example>\nList-Post: <mailto:kim@birch.example>\n",
                "List-Post: <mailto:kim@birch.example>\n",
                "List-Id: <kim.birch.example>\nList-Post: NO\n",
                "List-Id: <ann.alder.example>\nList-Post: <mailto:ann@alder.example>\n",
                "List-Id: <.birch.example>\nList-Post: <mailto:@birch.example>\n")) {
            returns.learn(Notices.headers(text), Notices.TODAY);
        }
        assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
        assertThat(signsTowards(returns, "@birch.example")).isTrue();
    }

    private static String signed(Returns returns) {
        return returns.sign(Notices.leaving("joe@alder.example", "kim@birch.example")) instanceof Signed signed
                ? signed.address()
                : "none";
    }

    @Test
    void whoeverRefusesASignedSenderIsLeftInPeace() {
        for (String reply : List.of(
                "550 5.7.1 You are not subscribed to this list",
                "550 5.1.0 sender unknown",
                "550 5.7.1 <prvs=1787aabbcc=joe@alder.example>: not allowed here")) {
            Returns returns = returns(Optional.empty());
            String refused = Notices.BOUNCE
                    .replace("Status: 5.1.1", "Status: 5.7.1")
                    .replace("550 5.1.1 <kim@birch.example>: User unknown", reply);
            returns.check(Notices.coming(refused, "joe@alder.example"));
            assertThat(signsTowards(returns, "kim@birch.example"))
                    .as("a notice without our tag proves nothing")
                    .isTrue();
            returns.check(Notices.coming(refused, signed(returns)));
            assertThat(signsTowards(returns, "kim@birch.example")).as(reply).isFalse();
        }
    }

    @Test
    void anOrdinaryFailureTeachesNothing() {
        Returns returns = returns(Optional.empty());
        returns.check(Notices.coming(Notices.BOUNCE, signed(returns)));
        assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
    }

    @Test
    void noticesAboutMailToAnExemptRecipientLive() {
        Returns returns = new Returns(
                POLICY.withMode(Mode.ENFORCE).withExemptRecipients(Set.of("kim@birch.example")),
                () -> Notices.KEYS,
                Optional::empty);
        Arrival bounce = Notices.coming(Notices.BOUNCE, "joe@alder.example");
        assertThat(returns.check(bounce).finding()).isEqualTo(Finding.TO_EXEMPT);
        assertThat(returns.check(Notices.known(bounce, false)).finding()).isEqualTo(Finding.UNSIGNED);
    }

    /// A help desk elsewhere sends under our domain: mail of its address is never signed here.
    @Test
    void whoSendsByAnotherWayIsNotAskedForATag() {
        Returns returns = returns(Optional.empty());
        Arrival bounce = Notices.known(Notices.coming(Notices.BOUNCE, "desk@alder.example"), true);
        Instant later = Notices.TODAY.plus(Duration.ofDays(15));
        returns.check(bounce);
        assertThat(signs(returns, "joe@alder.example", "kim@birch.example", Notices.TODAY))
                .isTrue();
        assertThat(returns.check(Notices.at(bounce, Notices.TODAY)).finding())
                .as("mail from before the first signature teaches nothing")
                .isEqualTo(Finding.SENT_UNSIGNED);
        assertThat(returns.check(Notices.at(bounce, later)).finding()).isEqualTo(Finding.SENT_UNSIGNED);
        assertThat(returns.check(Notices.at(bounce, later)).finding()).isEqualTo(Finding.EXEMPT);
        assertThat(signs(returns, "desk@alder.example", "kim@birch.example", later))
                .isFalse();
        assertThat(signs(returns, "desk@alder.example", "kim@birch.example", later.plus(Duration.ofDays(91))))
                .as("forgotten in a quarter")
                .isTrue();
    }

    @Test
    void whoSendsByBothWaysIsNamedAndNotExempt() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            Returns returns = returns(Optional.of(ledger));
            Instant later = Notices.TODAY.plus(Duration.ofDays(15));
            signs(returns, "joe@alder.example", "kim@birch.example", Notices.TODAY);
            signs(returns, "joe@alder.example", "kim@birch.example", later);
            Arrival bounce = Notices.known(Notices.coming(Notices.BOUNCE, "joe@alder.example"), true);
            returns.check(Notices.at(bounce, later));
            assertThat(returns.check(Notices.at(bounce, later)).finding()).isEqualTo(Finding.SENT_UNSIGNED);
            returns.keep();
            ShadowReport report = ShadowReport.of(ledger, POLICY, later);
            assertThat(report.alsoElsewhere()).containsExactly("joe@alder.example");
            assertThat(report.exemptSenders()).isZero();
        }
    }

    @Test
    void whatWasLearnedOutlivesARestartAndReachesOtherServers() {
        for (boolean hashed : new boolean[] {false, true}) {
            Location place = new Location.File(folder.resolve("ledger-" + hashed + ".db"));
            try (Ledger ledger = hashed ? Ledger.openHashed(place) : Ledger.open(place);
                    Ledger other = Ledger.open(place)) {
                Returns one = returns(Optional.of(ledger));
                Returns two = returns(Optional.of(other));
                one.learn(Notices.headers(LIST_MAIL), Notices.TODAY);
                assertThat(signsTowards(two, "garden@lists.elm.example")).isTrue();
                one.keep();
                two.keep();
                assertThat(signsTowards(two, "garden@lists.elm.example")).isFalse();
            }
            try (Ledger again = Ledger.open(place)) {
                Returns returns = returns(Optional.of(again));
                assertThat(signsTowards(returns, "garden@lists.elm.example")).isFalse();
                assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
                assertThat(again.learned().toString().contains("garden@lists"))
                        .as("in the clear")
                        .isEqualTo(!hashed);
            }
        }
    }

    /// The ledger is reached late, goes away, and comes back as another connection.
    @Test
    void whatWasLearnedAndCountedWaitsForTheLedger() {
        for (boolean hashed : new boolean[] {false, true}) {
            Location place = new Location.File(folder.resolve("late-" + hashed + ".db"));
            try (Ledger first = hashed ? Ledger.openHashed(place) : Ledger.open(place);
                    Ledger second = Ledger.open(place)) {
                AtomicReference<Optional<Ledger>> reached = new AtomicReference<>(Optional.empty());
                Returns returns = new Returns(POLICY, () -> Notices.KEYS, reached::get);
                returns.learn(Notices.headers(LIST_MAIL), Notices.TODAY);
                assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
                returns.keep();
                reached.set(Optional.of(first));
                returns.keep();
                reached.set(Optional.empty());
                assertThat(signsTowards(returns, "garden@lists.elm.example"))
                        .as("while the ledger is away")
                        .isFalse();
                assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
                returns.keep();
                reached.set(Optional.of(second));
                returns.keep();
                assertThat(ShadowReport.of(second, POLICY, Notices.TODAY).signed())
                        .isEqualTo(2);
                assertThat(ShadowReport.of(second, POLICY, Notices.TODAY).exemptRecipients())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aLedgerInTroubleCostsNothing() {
        Ledger ledger = Ledger.open(folder.resolve("ledger.db"));
        Returns returns = returns(Optional.of(ledger));
        returns.learn(Notices.headers(LIST_MAIL), Notices.TODAY);
        signsTowards(returns, "kim@birch.example");
        ledger.close();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(returns::keep))
                .isInstanceOf(org.truebounce.ledger.LedgerException.class);
        assertThat(signsTowards(returns, "garden@lists.elm.example")).isFalse();
        assertThat(signsTowards(returns, "kim@birch.example")).isTrue();
    }
}
