package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.spf.SpfMechanism;
import org.truebounce.auth.spf.SpfOutcome;
import org.truebounce.auth.spf.SpfSurvey;
import org.truebounce.auth.spf.SpfSurvey.Fault;
import org.truebounce.auth.spf.SpfSurvey.Term;

/// What there is to say of a domain's SPF record (RFC 7208).
final class SpfFindings {
    private static final String STANDARD = "RFC 7208";
    private static final int NEAR = SpfSurvey.MAX_LOOKUPS - 2;
    private static final int LONG = 450; // RFC 7208 §3.4: what with its name still fits into 512 octets
    private static final int MAX_STRING = 255;

    private SpfFindings() {}

    /// There is one record, none, or several.
    static List<Finding> present(Posture posture) {
        SpfSurvey spf = posture.spf();
        Optional<Fault> unanswered = spf.faults(Fault.Kind.UNANSWERED).stream()
                .filter(fault ->
                        fault.domain().equals(posture.domain()) && spf.records().isEmpty())
                .findFirst();
        if (unanswered.isPresent()) {
            return List.of(Finding.unknown(
                    "spf-unknown", "The SPF record", unanswered.get().detail(), STANDARD));
        }
        if (spf.records().isEmpty() && !posture.isParked()) {
            return List.of(Finding.warning(
                            "spf-missing",
                            "There is no SPF record.",
                            "Nobody can tell your mail servers from any other computer. Add every service that sends"
                                    + " for you before you publish one.",
                            STANDARD)
                    .mendedBy(SpfProposal.first(posture)));
        }
        if (spf.records().size() > 1) {
            return List.of(mended(
                    posture,
                    Finding.critical(
                            "spf-several",
                            "There are " + spf.records().size() + " SPF records.",
                            "With more than one, receivers must treat all of them as an error, so your own mail fails"
                                    + " too.",
                            "RFC 7208 §4.5")));
        }
        return List.of();
    }

    /// What ends an evaluation in an error, in the domain's record or one that it leads to.
    static List<Finding> mistakes(Posture posture) {
        return posture.spf().faults().stream()
                .flatMap(fault -> mistake(posture, fault).stream())
                .toList();
    }

    private static Optional<Finding> mistake(Posture posture, Fault fault) {
        boolean own = fault.domain().equals(posture.domain());
        String quoted = "\"" + fault.detail() + "\"";
        String place = " in the SPF record of " + fault.domain();
        return switch (fault.kind()) {
            case SYNTAX -> Optional.of(syntax(posture, fault));
            case MISSING ->
                Optional.of(mended(
                        posture,
                        failing(
                                "spf-include-missing",
                                quoted + place + " leads to a name without an SPF record.",
                                "§5.2")));
            case LOOP -> Optional.of(failing("spf-loop", quoted + place + " leads in a circle.", "§4.6.4"));
            case TOO_MANY_EXCHANGES ->
                Optional.of(failing("spf-mx", quoted + place + " leads to more than 10 hosts.", "§4.6.4"));
            case UNANSWERED ->
                posture.spf().records().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Finding.unknown(
                                "spf-unanswered",
                                "A part of the SPF record (" + fault.domain() + ")",
                                fault.detail(),
                                STANDARD));
            case SEVERAL ->
                own
                        ? Optional.empty()
                        : Optional.of(failing(
                                "spf-included-several",
                                fault.domain() + ", which the SPF record leads to, has " + fault.detail() + ".",
                                "§4.5"));
        };
    }

    private static Finding failing(String id, String found, String section) {
        return Finding.critical(
                id, found, "Receivers give up in an error, so your own mail fails too.", STANDARD + " " + section);
    }

    private static Finding syntax(Posture posture, Fault fault) {
        return Finding.critical(
                "spf-syntax",
                "The SPF record of " + fault.domain() + " has a mistake at character " + (fault.position() + 1)
                        + term(posture, fault) + ": " + fault.detail() + ".",
                "A record with a mistake counts as an error as a whole, so your own mail fails too.",
                "RFC 7208 §4.6");
    }

    private static String term(Posture posture, Fault fault) {
        List<String> records = posture.spf().records();
        if (!fault.domain().equals(posture.domain()) || records.size() != 1) {
            return "";
        }
        String term = records.getFirst().substring(fault.position()).split(" ", 2)[0];
        return term.isEmpty() ? "" : " (\"" + term + "\")";
    }

    /// What the record says to all whom it does not name.
    static List<Finding> closing(Posture posture) {
        if (posture.spf().records().size() != 1
                || !posture.spf().faults(Fault.Kind.SYNTAX).isEmpty()) {
            return List.of();
        }
        Optional<SpfOutcome> closing = posture.spf().closing();
        return List.of(closing.isPresent() ? closing(posture, closing.get()) : open(posture));
    }

    private static Finding open(Posture posture) {
        return mended(
                posture,
                Finding.warning(
                        "spf-all-missing",
                        "The SPF record does not say what to think of servers that it does not name.",
                        "Without an \"all\" at its end it keeps nobody out.",
                        "RFC 7208 §4.7"));
    }

    private static Finding closing(Posture posture, SpfOutcome closing) {
        return switch (closing) {
            case PASS ->
                mended(
                        posture,
                        Finding.critical(
                                "spf-all-pass",
                                "The SPF record lets every computer in the world send for you (\"+all\").",
                                "Forged mail passes SPF, and with it DMARC: no other record helps any more.",
                                "RFC 7208 §5.1"));
            case NEUTRAL ->
                mended(
                        posture,
                        Finding.warning(
                                "spf-all-neutral",
                                "The SPF record says nothing of servers that it does not name (\"?all\").",
                                "It keeps nobody out.",
                                "RFC 7208 §5.1"));
            case SOFTFAIL -> softfail(posture);
            case FAIL ->
                Finding.good(
                        "spf-all-fail",
                        "The SPF record refuses servers that it does not name (\"-all\").",
                        "RFC 7208 §5.1");
            case NONE, TEMPERROR, PERMERROR -> open(posture); // no qualifier says that
        };
    }

    private static Finding softfail(Posture posture) {
        String found = "The SPF record doubts servers that it does not name (\"~all\").";
        boolean enforced = posture.receivers().forgeable() == Forgeable.NO;
        return enforced
                ? Finding.good("spf-all-softfail", found, "RFC 7208 §5.1")
                : Finding.advice(
                        "spf-all-softfail",
                        found,
                        "That is right as long as DMARC refuses forgeries; alone it refuses nothing.",
                        "RFC 7208 §5.1");
    }

    /// How many questions an evaluation asks.
    static List<Finding> lookups(Posture posture) {
        SpfSurvey spf = posture.spf();
        List<Finding> findings = new ArrayList<>();
        if (spf.records().size() != 1) {
            return findings;
        }
        String count = spf.lookups() + " of at most " + SpfSurvey.MAX_LOOKUPS;
        if (spf.lookups() > SpfSurvey.MAX_LOOKUPS) {
            findings.add(Finding.critical(
                    "spf-lookups",
                    "The SPF record needs " + spf.lookups() + " DNS look-ups; " + SpfSurvey.MAX_LOOKUPS
                            + " are allowed.",
                    "Receivers give up in an error, so your own mail fails. Take out services that you no longer use,"
                            + " and write addresses (ip4, ip6) in place of a and mx.",
                    "RFC 7208 §4.6.4"));
        } else if (spf.lookups() >= NEAR) {
            findings.add(Finding.advice(
                    "spf-lookups",
                    "The SPF record needs " + count + " DNS look-ups.",
                    "One service more, or a change at one that you use, and it fails as a whole.",
                    "RFC 7208 §4.6.4"));
        } else if (spf.faults().isEmpty()) {
            findings.add(
                    Finding.good("spf-lookups", "The SPF record needs " + count + " DNS look-ups.", "RFC 7208 §4.6.4"));
        }
        return findings;
    }

    /// Names that lead to nothing.
    static List<Finding> voidLookups(Posture posture) {
        int count = posture.spf().voidLookups();
        if (count == 0) {
            return List.of();
        }
        String found = count == 1
                ? "One name in the SPF record leads to nothing."
                : count + " names in the SPF record lead to nothing; " + SpfSurvey.MAX_VOID_LOOKUPS + " are allowed.";
        return List.of(
                count > SpfSurvey.MAX_VOID_LOOKUPS
                        ? Finding.critical(
                                "spf-void",
                                found,
                                "Receivers give up in an error, so your own mail fails. Take those names out.",
                                "RFC 7208 §4.6.4")
                        : Finding.advice(
                                "spf-void",
                                found,
                                "More than " + SpfSurvey.MAX_VOID_LOOKUPS + " of them make the whole record fail.",
                                "RFC 7208 §4.6.4"));
    }

    static List<Finding> ptr(Posture posture) {
        boolean own = posture.spf().terms().stream()
                .anyMatch(term ->
                        term.mechanism() == SpfMechanism.PTR && term.domain().equals(posture.domain()));
        return own
                ? List.of(mended(
                        posture,
                        Finding.advice(
                                "spf-ptr",
                                "The SPF record uses \"ptr\".",
                                "It is slow and unreliable, and some receivers do not evaluate it.",
                                "RFC 7208 §5.5")))
                : List.of();
    }

    /// Networks that are too wide to be one's own.
    static List<Finding> ranges(Posture posture) {
        List<Finding> findings = new ArrayList<>();
        for (Term term : posture.spf().terms()) {
            if (letsNearlyAllSend(term)) {
                findings.add(mended(
                        posture,
                        Finding.critical(
                                "spf-range",
                                "\"" + term.text() + "\" in the SPF record of " + term.domain()
                                        + " lets a large part of the internet send for you.",
                                "Strangers need only one computer in that network: their forgeries then pass SPF and DMARC.",
                                "RFC 7208 §11.4")));
            } else if (isWide(term) && term.domain().equals(posture.domain())) {
                findings.add(Finding.warning(
                        "spf-range",
                        "\"" + term.text() + "\" lets a very large network send for you.",
                        "Whoever rents one computer in it can pass as you: name only the addresses that are yours.",
                        "RFC 7208 §11.4"));
            }
        }
        return findings;
    }

    static boolean letsNearlyAllSend(Term term) {
        return widest(term, 8, 16);
    }

    private static boolean isWide(Term term) {
        return widest(term, 15, 31);
    }

    private static boolean widest(Term term, int prefix4, int prefix6) {
        if (term.outcome() != SpfOutcome.PASS) {
            return false;
        }
        return switch (term.mechanism()) {
            case IP4 -> term.prefix4() <= prefix4;
            case IP6 -> term.prefix6() <= prefix6;
            case A, MX -> term.prefix4() <= prefix4 || term.prefix6() <= prefix6;
            case ALL, INCLUDE, PTR, EXISTS -> false;
        };
    }

    /// How long the record is.
    static List<Finding> length(Posture posture) {
        int longest =
                posture.spf().records().stream().mapToInt(String::length).max().orElse(0);
        int sum = posture.ask(posture.domain(), RecordType.TXT).values().stream()
                .mapToInt(String::length)
                .sum();
        if (longest > MAX_STRING) {
            return List.of(Finding.advice(
                    "spf-length",
                    "The SPF record has " + longest + " characters, " + sum
                            + " with the other TXT records of the name.",
                    "It must be published as several strings of at most 255 characters in one record, and answers above"
                            + " 512 octets get lost in some networks.",
                    "RFC 7208 §3.4"));
        }
        return sum > LONG
                ? List.of(Finding.advice(
                        "spf-length",
                        "All TXT records of the name have " + sum + " characters together.",
                        "Answers above 512 octets get lost in some networks: remove TXT records that are no longer needed.",
                        "RFC 7208 §3.4"))
                : List.of();
    }

    static Finding mended(Posture posture, Finding finding) {
        return SpfProposal.mended(posture).map(finding::mendedBy).orElse(finding);
    }
}
