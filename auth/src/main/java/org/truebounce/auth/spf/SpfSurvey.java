package org.truebounce.auth.spf;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.Resolver;

/// All that a domain's SPF record leads to, walked through without a client: the longest way that an evaluation
/// can take.
///
/// @param domain whose record it is
/// @param records the SPF records at the domain itself; one where all is well
/// @param faults what ends or endangers an evaluation, in the order in which it is met
/// @param closing what is said to clients that no directive names, redirections followed; empty where nothing
///     is
/// @param lookups how many terms ask the DNS when no directive matches before the last; RFC 7208 §4.6.4 allows
///     10
/// @param voidLookups how many of them get nothing; RFC 7208 §4.6.4 allows 2
/// @param terms the directives of all records, in the order of an evaluation
public record SpfSurvey(
        String domain,
        List<String> records,
        List<Fault> faults,
        Optional<SpfOutcome> closing,
        int lookups,
        int voidLookups,
        List<Term> terms) {
    /// RFC 7208 §4.6.4.
    public static final int MAX_LOOKUPS = SpfEvaluation.MAX_TERMS;

    /// RFC 7208 §4.6.4.
    public static final int MAX_VOID_LOOKUPS = SpfEvaluation.MAX_VOID_LOOKUPS;

    public SpfSurvey {
        records = List.copyOf(records);
        faults = List.copyOf(faults);
        terms = List.copyOf(terms);
    }

    /// A directive on the way.
    ///
    /// @param domain in whose record it stands
    /// @param text the directive as written
    /// @param mechanism its mechanism
    /// @param outcome by its qualifier
    /// @param target the name that it asks for, or the address that it begins with; empty where it has none
    /// @param prefix4 the length of its IPv4 network prefix, or of the one network that it names
    /// @param prefix6 the length of its IPv6 network prefix, or of the one network that it names
    public record Term(
            String domain,
            String text,
            SpfMechanism mechanism,
            SpfOutcome outcome,
            String target,
            int prefix4,
            int prefix6) {}

    /// Something wrong on the way.
    ///
    /// @param kind what
    /// @param domain in whose record, or whose record
    /// @param detail the term or the reason, for people
    /// @param position where in the record, counted from 0
    public record Fault(Kind kind, String domain, String detail, int position) {
        /// What is wrong.
        public enum Kind {
            /// The DNS gave no answer: nothing is known of that record.
            UNANSWERED,
            /// A record is included or redirected to, and there is none (RFC 7208 §5.2, §6.1).
            MISSING,
            /// There is more than one record (RFC 7208 §4.5).
            SEVERAL,
            /// The record breaks the grammar (RFC 7208 §4.6).
            SYNTAX,
            /// Records include one another in a circle.
            LOOP,
            /// `mx` leads to more than 10 hosts (RFC 7208 §4.6.4).
            TOO_MANY_EXCHANGES
        }
    }

    /// Walks through a domain's record and all that it includes and redirects to.
    ///
    /// @param domain in lower case, without the last dot
    /// @param resolver should cache
    public static SpfSurvey of(String domain, Resolver resolver) {
        return new SpfWalk(resolver).survey(domain);
    }

    /// The faults of one kind.
    public List<Fault> faults(Fault.Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).toList();
    }
}
