package org.truebounce.milter.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.ledger.LearnedAddress;
import org.truebounce.ledger.Ledger;
import org.truebounce.milter.returns.Addresses.Kind;
import org.truebounce.report.Style;

/// What the guard has seen of signed return addresses, what it would have refused, and whether refusing is safe.
///
/// @param begun the first day on which a return address was signed; empty where none was
/// @param until the day of the report (UTC)
/// @param signed how many messages left signed
/// @param untouched how many left as they were, by why
/// @param findings messages with the null sender, by what their address told
/// @param notTaken how many were in fact not taken
/// @param conditions what must hold before refusing is safe
/// @param exemptRecipients towards how many addresses nothing is signed any more
/// @param exemptSenders how many senders were found to send by another way
/// @param alsoElsewhere senders some of whose mail goes by another way; none in a hashed ledger
public record ShadowReport(
        Optional<LocalDate> begun,
        LocalDate until,
        long signed,
        Map<Outgoing.Why, Long> untouched,
        Map<Finding, Long> findings,
        long notTaken,
        List<Condition> conditions,
        long exemptRecipients,
        long exemptSenders,
        List<String> alsoElsewhere) {
    /// How far back it looks.
    private static final int DAYS = 90;

    private static final int MOST_NAMES = 20;

    /// What a ledger tells of the last ninety days.
    ///
    /// @param lifetime how many days a tag is good
    /// @param grace how many days longer a notice is taken
    public static ShadowReport of(Ledger ledger, int lifetime, int grace, Instant now) {
        LocalDate until = Counts.day(now);
        LocalDate first = until.minusDays(DAYS);
        Observed observed = new Observed(ledger.tally(first));
        List<LearnedAddress> learned = ledger.learned();
        return new ShadowReport(
                observed.begin(),
                until,
                observed.since(first, "signed"),
                observed.sums(first, Outgoing.Why.values(), why -> "untouched." + why.word()),
                observed.sums(first, Finding.values(), finding -> "notice." + finding.word()),
                observed.since(first, "not-taken"),
                new Conditions(observed, until, lifetime, grace).all(),
                ofKind(learned, Kind.EXEMPT_RECIPIENT).size(),
                ofKind(learned, Kind.EXEMPT_SENDER).size(),
                ledger.isHashed()
                        ? List.of()
                        : ofKind(learned, Kind.ALSO_ELSEWHERE).stream()
                                .limit(MOST_NAMES)
                                .toList());
    }

    public static ShadowReport of(Ledger ledger, ReturnsPolicy policy, Instant now) {
        return of(ledger, policy.lifetime(), policy.grace(), now);
    }

    private static List<String> ofKind(List<LearnedAddress> learned, Kind kind) {
        return learned.stream()
                .filter(address -> address.kind().equals(kind.word()))
                .map(LearnedAddress::address)
                .toList();
    }

    /// Whether refusing is safe: every condition holds.
    public boolean isSafe() {
        return conditions.stream().allMatch(Condition::met);
    }

    /// How many messages would not have been taken, had the guard enforced.
    public long refusable() {
        return findings.entrySet().stream()
                .filter(finding -> finding.getKey().action() != Action.PASS)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public String text(Style style) {
        return new ShadowText(this, style).text();
    }

    public String json() {
        return ShadowJson.of(this);
    }
}
