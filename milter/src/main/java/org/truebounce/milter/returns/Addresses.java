package org.truebounce.milter.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.truebounce.ledger.LearnedAddress;

/// What was learned about addresses: known at once, written to the ledger later, read from there after a restart.
final class Addresses {
    /// What can be learned about an address.
    enum Kind {
        /// Nothing is signed towards it.
        EXEMPT_RECIPIENT(Duration.ofDays(365)),
        /// It sends by another way, and never by this one.
        EXEMPT_SENDER(Duration.ofDays(90)),
        /// Its mail was signed here.
        SIGNS(Duration.ofDays(30)),
        /// Its mail is signed here, and yet some of it came back unsigned.
        ALSO_ELSEWHERE(Duration.ofDays(90));

        private final Duration memory;

        Kind(Duration memory) {
            this.memory = memory;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int MOST = 200_000;

    /// How often what is known already is confirmed in the ledger.
    private static final Duration CONFIRMED = Duration.ofHours(12);

    private record Known(Kind kind, String address) {}

    private final UnaryOperator<String> asKept;
    private final Map<Known, Instant> last = new HashMap<>();
    private final List<LearnedAddress> fresh = new ArrayList<>();
    private Optional<Instant> signsSince = Optional.empty();

    /// @param asKept the form in which the ledger keeps an address
    Addresses(UnaryOperator<String> asKept) {
        this.asKept = asKept;
    }

    synchronized boolean has(Kind kind, String address, Instant at) {
        return Optional.ofNullable(last.get(known(kind, address)))
                .filter(time -> time.plus(kind.memory).isAfter(at))
                .isPresent();
    }

    /// When the first return address was signed that is remembered.
    synchronized Optional<Instant> signsSince() {
        return signsSince;
    }

    synchronized void learn(Kind kind, String address, String why, Instant at) {
        Known known = known(kind, address);
        Instant before = last.get(known);
        boolean room = last.size() < MOST && fresh.size() < MOST;
        if (before == null ? room : before.plus(CONFIRMED).isBefore(at)) {
            last.put(known, at);
            noteBegin(kind, at);
            fresh.add(new LearnedAddress(kind.word(), address.toLowerCase(Locale.ROOT), why, at, at));
        }
    }

    /// What the ledger does not know yet.
    synchronized List<LearnedAddress> fresh() {
        return List.copyOf(fresh);
    }

    /// Takes over what the ledger holds, once it has got what was fresh.
    synchronized void kept(List<LearnedAddress> written, List<LearnedAddress> all) {
        fresh.subList(0, Math.min(written.size(), fresh.size())).clear();
        for (LearnedAddress learned : all) {
            for (Kind kind : Kind.values()) {
                if (kind.word().equals(learned.kind()) && last.size() < MOST) {
                    noteBegin(kind, learned.first());
                    last.merge(
                            new Known(kind, learned.address()),
                            learned.last(),
                            (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
    }

    private void noteBegin(Kind kind, Instant first) {
        if (kind == Kind.SIGNS
                && signsSince.filter(since -> !since.isAfter(first)).isEmpty()) {
            signsSince = Optional.of(first);
        }
    }

    private Known known(Kind kind, String address) {
        return new Known(kind, asKept.apply(address.toLowerCase(Locale.ROOT)));
    }
}
