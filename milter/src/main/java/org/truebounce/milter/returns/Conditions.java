package org.truebounce.milter.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What must hold before refusing is safe.
final class Conditions {
    /// So many notices must have come back with a tag of ours.
    private static final int ROUND_TRIPS = 3;

    private final Observed observed;
    private final LocalDate until;
    private final int lifetime;
    private final int grace;

    Conditions(Observed observed, LocalDate until, int lifetime, int grace) {
        this.observed = observed;
        this.until = until;
        this.lifetime = lifetime;
        this.grace = grace;
    }

    List<Condition> all() {
        return List.of(watchedLong(), cameBack(), nothingUnsigned(), allAsked(), keysKnown());
    }

    /// Mail from before the first signature must be over, with every tag that it could carry.
    private Condition watchedLong() {
        int needed = lifetime + grace;
        long days = observed.begin()
                .map(begin -> ChronoUnit.DAYS.between(begin, until))
                .orElse(0L);
        return condition(
                "watched-long-enough",
                days >= needed,
                "Return addresses have been signed for " + days + " of " + needed + " days.",
                "Wait: notices about mail from before are still on their way.");
    }

    private Condition cameBack() {
        LocalDate first = until.minusDays(lifetime + grace);
        long seen = observed.since(first, Finding.VALID)
                + observed.since(first, Finding.LATE)
                + observed.since(first, Finding.SEALED);
        return condition(
                "tags-come-back",
                seen >= ROUND_TRIPS,
                notices(seen) + " came back with a valid signature; " + ROUND_TRIPS + " are needed.",
                "Write from each of your domains to an address that does not exist, at some other provider.");
    }

    private Condition nothingUnsigned() {
        long unsigned = recent(Finding.SENT_UNSIGNED);
        return condition(
                "nothing-left-unsigned",
                unsigned == 0,
                notices(unsigned) + " about mail of yours came back without a signature in the last " + lifetime
                        + " days.",
                "Let this mail leave through this server, or exempt its senders.");
    }

    private Condition allAsked() {
        long unasked = observed.since(until.minusDays(lifetime - 1), "unasked");
        return condition(
                "all-looked-up",
                unasked == 0,
                notices(unasked) + " that would have been refused in the last " + lifetime
                        + " days could not be looked up among the sent mail.",
                "See that the guard has a ledger, and that it remembers all sent mail.");
    }

    private Condition keysKnown() {
        long unknown = recent(Finding.UNKNOWN_KEY);
        return condition(
                "keys-known",
                unknown == 0,
                notices(unknown) + " in the last " + lifetime + " days had a signature of a key that is not here.",
                "See that all your servers have the same file of keys.");
    }

    private static String notices(long number) {
        return number == 0 ? "No notice" : number == 1 ? "1 notice" : number + " notices";
    }

    private long recent(Finding finding) {
        return observed.since(until.minusDays(lifetime - 1), finding);
    }

    private static Condition condition(String id, boolean met, String says, String toDo) {
        return new Condition(id, met, says, met ? "" : toDo);
    }
}
