package org.truebounce.auth.spf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.spf.SpfSurvey.Fault;
import org.truebounce.auth.spf.SpfSurvey.Fault.Kind;
import org.truebounce.auth.spf.SpfSurvey.Term;

/// One walk through a record and those that it leads to.
final class SpfWalk {
    private static final int MAX_RECORDS = 100;
    private static final int MAX_ASKED = 100;
    private static final int MAX_EXCHANGES = 10;

    private final Resolver resolver;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private int visited;
    private int lookups;
    private int voidLookups;

    SpfWalk(Resolver resolver) {
        this.resolver = resolver;
    }

    SpfSurvey survey(String domain) {
        List<String> records = records(domain);
        Optional<SpfOutcome> closing = records.size() == 1 ? follow(domain, records.getFirst()) : Optional.empty();
        return new SpfSurvey(domain, records, faults, closing, lookups, voidLookups, terms);
    }

    private List<String> records(String domain) {
        Answer answer = resolver.query(domain, RecordType.TXT);
        if (answer.unknown()) {
            fault(Kind.UNANSWERED, domain, answer.detail(), 0);
            return List.of();
        }
        List<String> records =
                answer.values().stream().filter(SpfRecord::isRecord).toList();
        if (records.size() > 1) {
            fault(Kind.SEVERAL, domain, records.size() + " records", 0);
        }
        return records;
    }

    /// Walks through one record; what it says to clients that it does not name.
    private Optional<SpfOutcome> follow(String domain, String text) {
        SpfRecord record;
        try {
            record = SpfRecord.parse(text);
        } catch (SpfSyntaxException e) {
            fault(Kind.SYNTAX, domain, e.reason(), e.position());
            return Optional.empty();
        }
        path.push(domain);
        for (SpfDirective directive : record.directives()) {
            take(domain, directive);
            if (directive.kind() == SpfMechanism.ALL) {
                break; // RFC 7208 §5.1: what comes after it is never tested
            }
        }
        Optional<SpfOutcome> closing = record.closing();
        if (closing.isEmpty() && record.redirect().isPresent()) {
            closing = enter(
                    domain,
                    "redirect=" + record.redirect().get(),
                    record.redirect().get());
        }
        path.pop();
        return closing;
    }

    private void take(String domain, SpfDirective directive) {
        String spec = directive.domain();
        String target = spec.isEmpty() ? domain : DomainName.canonical(spec);
        terms.add(new Term(
                domain,
                directive.text(),
                directive.kind(),
                directive.outcome(),
                directive.network().map(Object::toString).orElse(target),
                directive.prefix4(),
                directive.prefix6()));
        switch (directive.kind()) {
            case ALL, IP4, IP6 -> {}
            case INCLUDE -> enter(domain, directive.text(), spec);
            case A, MX, EXISTS, PTR -> lookUp(directive, domain, target);
        }
    }

    /// Walks into an included or redirected record. One whose name a macro makes is only counted: it depends on
    /// the client.
    private Optional<SpfOutcome> enter(String domain, String term, String spec) {
        lookups++;
        String target = DomainName.canonical(spec);
        if (spec.indexOf('%') >= 0 || ++visited > MAX_RECORDS) {
            return Optional.empty();
        }
        if (path.contains(target)) {
            fault(Kind.LOOP, domain, term, 0);
            return Optional.empty();
        }
        int before = faults.size();
        List<String> records = DomainName.isValid(target) ? records(target) : List.of();
        if (records.isEmpty() && faults.size() == before) {
            fault(Kind.MISSING, domain, term, 0);
        }
        return records.size() == 1 ? follow(target, records.getFirst()) : Optional.empty();
    }

    private void lookUp(SpfDirective directive, String domain, String target) {
        lookups++;
        if (target.indexOf('%') >= 0 || directive.kind() == SpfMechanism.PTR || lookups > MAX_ASKED) {
            return; // depends on the client, or is far beyond what any receiver asks
        }
        boolean mx = directive.kind() == SpfMechanism.MX;
        Answer answer = resolver.query(target, mx ? RecordType.MX : RecordType.A);
        boolean absent = answer.absent();
        if (absent && directive.kind() == SpfMechanism.A) {
            Answer sixth = resolver.query(target, RecordType.AAAA);
            absent = sixth.absent();
        }
        if (absent) {
            voidLookups++;
        }
        if (answer.unknown()) {
            fault(Kind.UNANSWERED, domain, directive.text() + ": " + answer.detail(), 0);
        }
        if (mx && answer.values().size() > MAX_EXCHANGES) {
            fault(Kind.TOO_MANY_EXCHANGES, domain, directive.text(), 0);
        }
    }

    private void fault(Kind kind, String domain, String detail, int position) {
        faults.add(new Fault(kind, domain, detail, position));
    }
}
