package org.truebounce.milter.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvResult;
import org.truebounce.ledger.LearnedAddress;
import org.truebounce.ledger.Ledger;
import org.truebounce.mail.Headers;
import org.truebounce.milter.returns.Addresses.Kind;

/// The signed return addresses of one mail server: the door of this room. Safe to be used by several threads at once.
///
/// What it learns and counts is in memory until [#keep] writes it into the ledger, where other servers find it.
public final class Returns {
    private final ReturnsPolicy policy;
    private final Supplier<BatvKeyRing> keys;
    private final Supplier<Optional<Ledger>> ledger;
    private volatile Optional<Ledger> reached = Optional.empty();
    private final Addresses addresses;
    private final Counts counts = new Counts();
    private final Signing signing;
    private final Checking checking;
    private final Learning learning;

    /// @param keys what is signed with; asked each time, so that it may change
    /// @param ledger where what is learned and counted is kept, while it can be reached; without one, it is
    ///     forgotten at the end
    public Returns(ReturnsPolicy policy, Supplier<BatvKeyRing> keys, Supplier<Optional<Ledger>> ledger) {
        this.policy = policy;
        this.keys = keys;
        this.ledger = ledger;
        this.addresses = new Addresses(this::asKept);
        this.signing = new Signing(policy, addresses);
        this.checking = new Checking(policy, addresses);
        this.learning = new Learning(policy, addresses);
        ledger.get().ifPresent(kept -> addresses.kept(List.of(), kept.learned()));
    }

    /// Also while the ledger cannot be reached: what it has learned is known by the form in which it keeps addresses.
    private String asKept(String address) {
        Optional<Ledger> now = ledger.get();
        if (now.isPresent()) {
            reached = now;
        }
        return reached.map(kept -> kept.asKept(address)).orElse(address);
    }

    public ReturnsPolicy policy() {
        return policy;
    }

    /// Decides what becomes of the return address of a message on its way out.
    public Outgoing sign(Departure departure) {
        Outgoing outgoing = signing.decide(departure, keys.get());
        switch (outgoing) {
            case Outgoing.Signed signed -> {
                counts.one("signed", departure.at());
                addresses.learn(Kind.SIGNS, departure.sender(), "signed here", departure.at());
            }
            case Outgoing.Untouched left -> counts.one("untouched." + left.why().word(), departure.at());
        }
        return outgoing;
    }

    /// An envelope recipient without our tag, valid or not; empty where it has none or is not of our domains.
    public Optional<String> bare(String recipient) {
        BatvResult tag = Signing.signer(policy, keys.get()).verify(recipient, Instant.EPOCH);
        return tag.keyNumber() >= 0 && policy.owns(tag.original()) ? Optional.of(tag.original()) : Optional.empty();
    }

    /// Decides what becomes of a message from outside, once it is there as a whole; learns from it.
    public Incoming check(Arrival arrival) {
        Incoming incoming = checking.check(arrival, keys.get());
        learning.fromNotice(arrival, incoming);
        count(arrival, incoming);
        return incoming;
    }

    private void count(Arrival arrival, Incoming incoming) {
        Finding finding = incoming.finding();
        counts.one("notice." + finding.word(), arrival.at());
        if (incoming.intended() != Action.PASS && arrival.sent().isEmpty()) {
            counts.one("unasked", arrival.at());
        }
        if (incoming.action() != Action.PASS) {
            counts.one("not-taken", arrival.at());
        }
    }

    /// Learns from ordinary mail from outside.
    public void learn(Headers headers, Instant at) {
        if (headers.has("List-Post")) {
            learning.fromMail(headers, at);
        }
    }

    /// Writes what was learned and counted into the ledger, and reads what other servers have learned.
    ///
    /// @throws org.truebounce.ledger.LedgerException where the ledger cannot be used; nothing is lost then
    public synchronized void keep() {
        Optional<Ledger> now = ledger.get();
        if (now.isEmpty()) {
            return;
        }
        List<LearnedAddress> fresh = addresses.fresh();
        Map<LocalDate, Map<String, Long>> counted = counts.take();
        try {
            now.get().learn(fresh, counted);
        } catch (RuntimeException unusable) {
            counts.giveBack(counted);
            throw unusable;
        }
        addresses.kept(fresh, now.get().learned());
    }
}
