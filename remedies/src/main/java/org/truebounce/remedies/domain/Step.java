package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.remedies.aggregate.Senders;

/// One stage on a domain's way to refusing forgeries.
///
/// @param stage which
/// @param standing where the domain stands on the way
/// @param conditions what must be true before it
/// @param record what to publish for it
public record Step(Stage stage, Standing standing, List<Condition> conditions, DnsRecord record) {
    public Step {
        conditions = List.copyOf(conditions);
    }

    /// Where a domain stands, seen from a stage.
    public enum Standing {
        DONE,
        CURRENT,
        NEXT,
        LATER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something that must be true.
    ///
    /// @param text what
    /// @param met whether it is; empty where nobody can tell from what is at hand
    public record Condition(String text, Optional<Boolean> met) {}

    /// The whole way of a domain that sends mail.
    static List<Step> all(Posture posture, Optional<Senders> senders) {
        Stage now = Stage.of(posture);
        List<Step> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage != Stage.NOTHING) {
                steps.add(new Step(
                        stage,
                        standing(stage, now),
                        conditions(stage, posture, senders),
                        DmarcProposal.at(stage, posture)));
            }
        }
        return steps;
    }

    private static Standing standing(Stage stage, Stage now) {
        int ahead = stage.compareTo(now);
        if (ahead == 0) {
            return Standing.CURRENT;
        }
        return ahead < 0 ? Standing.DONE : ahead == 1 ? Standing.NEXT : Standing.LATER;
    }

    private static List<Condition> conditions(Stage stage, Posture posture, Optional<Senders> senders) {
        return switch (stage) {
            case NOTHING -> List.of();
            case WATCH ->
                List.of(new Condition(
                        "The mailbox that the reports go to exists, and somebody looks into it.", Optional.empty()));
            case TEST ->
                List.of(
                        spfWorks(posture),
                        signs(posture),
                        new Condition(
                                "Reports of two weeks or more were read (--reports).",
                                senders.map(Senders::longEnough)),
                        allOwnPass(senders));
            case QUARANTINE ->
                List.of(
                        allOwnPass(senders),
                        new Condition("Two weeks of the stage before brought no complaint.", Optional.empty()));
            case REJECT ->
                List.of(
                        signs(posture),
                        allOwnPass(senders),
                        new Condition("A month of quarantine brought no complaint of lost mail.", Optional.empty()));
        };
    }

    private static Condition spfWorks(Posture posture) {
        boolean works = posture.spf().records().size() == 1
                && posture.spf().faults().isEmpty()
                && posture.spf().lookups() <= org.truebounce.auth.spf.SpfSurvey.MAX_LOOKUPS
                && !SpfProposal.isOpen(posture);
        return new Condition("The SPF record works.", Optional.of(works));
    }

    private static Condition signs(Posture posture) {
        boolean known = posture.keys().anyUsable();
        boolean none = posture.keys().nothingBelow();
        return new Condition(
                "A DKIM key is published under your domain.",
                known ? Optional.of(true) : none ? Optional.of(false) : Optional.empty());
    }

    private static Condition allOwnPass(Optional<Senders> senders) {
        return new Condition(
                "At least 98 % of the mail from each of your own sources passes.", senders.map(Senders::passes));
    }
}
