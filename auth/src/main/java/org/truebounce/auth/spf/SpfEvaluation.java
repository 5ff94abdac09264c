package org.truebounce.auth.spf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// One run of check_host() (RFC 7208 §4) and its limits.
final class SpfEvaluation {
    /// RFC 7208 §4.6.4: terms that ask the DNS.
    static final int MAX_TERMS = 10;

    /// RFC 7208 §4.6.4: terms that get nothing.
    static final int MAX_VOID_LOOKUPS = 2;

    private static final int MAX_NAMES = 10;

    private final Resolver resolver;
    private final IpAddress client;
    private final String local;
    private final String senderDomain;
    private final String helo;
    private final long deadline;
    private int terms;
    private int voidLookups;
    private Optional<List<String>> validatedNames = Optional.empty();

    /// The evaluation ends here with an error.
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final SpfOutcome outcome;

        Stop(SpfOutcome outcome, String reason) {
            super(reason);
            this.outcome = outcome;
        }
    }

    SpfEvaluation(
            Resolver resolver, IpAddress client, String local, String senderDomain, String helo, Duration patience) {
        this.resolver = resolver;
        this.client = client;
        this.local = local;
        this.senderDomain = senderDomain;
        this.helo = helo;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    SpfResult check() {
        Optional<String> domain = DomainName.ascii(senderDomain);
        if (domain.isEmpty() || domain.get().indexOf('.') < 0) {
            // RFC 7208 §4.3: no domain, or one of a single label
            return SpfResult.without(SpfOutcome.NONE, DomainName.canonical(senderDomain), "no domain to ask for");
        }
        try {
            SpfResult result = checkHost(domain.get());
            return new SpfResult(
                    result.outcome(),
                    domain.get(),
                    result.mechanism(),
                    result.matchedAll(),
                    result.closing(),
                    result.reason());
        } catch (Stop stop) {
            return SpfResult.without(stop.outcome, domain.get(), String.valueOf(stop.getMessage()));
        }
    }

    private SpfResult checkHost(String domain) throws Stop {
        Optional<SpfRecord> record = record(domain);
        if (record.isEmpty()) {
            return SpfResult.without(SpfOutcome.NONE, domain, "no SPF record");
        }
        Optional<SpfOutcome> closing = record.get().closing();
        for (SpfDirective directive : record.get().directives()) {
            if (matches(directive, domain)) {
                boolean all = directive.kind() == SpfMechanism.ALL;
                return new SpfResult(
                        directive.outcome(), domain, directive.text(), all, closing, "matched " + directive.text());
            }
        }
        Optional<String> redirect = record.get().redirect();
        if (redirect.isEmpty()) {
            // RFC 7208 §4.7
            return new SpfResult(SpfOutcome.NEUTRAL, domain, "", false, closing, "nothing matched");
        }
        countTerm();
        String target = expand(redirect.get(), domain);
        SpfResult redirected = DomainName.isValid(target)
                ? checkHost(target)
                : SpfResult.without(SpfOutcome.NONE, target, "no domain");
        if (redirected.outcome() == SpfOutcome.NONE) {
            throw new Stop(SpfOutcome.PERMERROR, "redirect to a domain without a record"); // RFC 7208 §6.1
        }
        return redirected;
    }

    private Optional<SpfRecord> record(String domain) throws Stop {
        Answer answer = ask(domain, RecordType.TXT);
        List<String> records =
                answer.values().stream().filter(SpfRecord::isRecord).toList();
        if (records.isEmpty()) {
            return Optional.empty();
        }
        if (records.size() > 1) {
            throw new Stop(SpfOutcome.PERMERROR, "more than one SPF record"); // RFC 7208 §4.5
        }
        try {
            return Optional.of(SpfRecord.parse(records.getFirst()));
        } catch (SpfSyntaxException e) {
            throw new Stop(SpfOutcome.PERMERROR, "syntax error in the record of " + domain + ": " + e.getMessage());
        }
    }

    private boolean matches(SpfDirective directive, String domain) throws Stop {
        return switch (directive.kind()) {
            case ALL -> true;
            case IP4, IP6 -> client.isWithin(directive.network().orElseThrow(), networkPrefix(directive));
            case INCLUDE -> includes(directive, domain);
            case A -> {
                countTerm();
                yield hostMatches(target(directive, domain), directive, true);
            }
            case MX -> mailExchangeMatches(directive, domain);
            case PTR -> {
                countTerm();
                String target = target(directive, domain);
                yield validatedNames().stream().anyMatch(name -> DomainName.isWithin(name, target));
            }
            case EXISTS -> {
                countTerm();
                yield lookUp(target(directive, domain), RecordType.A).found();
            }
        };
    }

    private static int networkPrefix(SpfDirective directive) {
        boolean mapped = directive.kind() == SpfMechanism.IP6
                && directive.network().orElseThrow().isIpv4();
        return mapped ? Math.max(0, directive.prefix6() - 96) : directive.prefix4();
    }

    /// RFC 7208 §5.2.
    private boolean includes(SpfDirective directive, String domain) throws Stop {
        countTerm();
        String target = target(directive, domain);
        SpfResult included = DomainName.isValid(target)
                ? checkHost(target)
                : SpfResult.without(SpfOutcome.NONE, target, "no domain");
        return switch (included.outcome()) {
            case PASS -> true;
            case FAIL, SOFTFAIL, NEUTRAL -> false;
            case NONE, PERMERROR ->
                throw new Stop(SpfOutcome.PERMERROR, "include of " + target + ": " + included.reason());
            case TEMPERROR -> throw new Stop(SpfOutcome.TEMPERROR, included.reason());
        };
    }

    private boolean mailExchangeMatches(SpfDirective directive, String domain) throws Stop {
        countTerm();
        List<String> exchanges =
                lookUp(target(directive, domain), RecordType.MX).exchanges();
        if (exchanges.size() > MAX_NAMES) {
            // RFC 7208 §4.6.4
            throw new Stop(SpfOutcome.PERMERROR, "more than " + MAX_NAMES + " mail exchanges");
        }
        for (String exchange : exchanges) {
            if (hostMatches(exchange, directive, false)) {
                return true;
            }
        }
        return false;
    }

    private boolean hostMatches(String host, SpfDirective directive, boolean countVoid) throws Stop {
        RecordType type = client.isIpv4() ? RecordType.A : RecordType.AAAA;
        int prefix = client.isIpv4() ? directive.prefix4() : directive.prefix6();
        Answer answer = countVoid ? lookUp(host, type) : askValid(host, type);
        for (String value : answer.values()) {
            Optional<IpAddress> address = IpAddress.parse(value);
            if (address.isPresent() && client.isWithin(address.get(), prefix)) {
                return true;
            }
        }
        return false;
    }

    /// The names of the client whose addresses lead back to it (RFC 7208 §5.5), the first ten; errors give
    /// none.
    private List<String> validatedNames() {
        if (validatedNames.isEmpty()) {
            validatedNames = Optional.of(findValidatedNames());
        }
        return validatedNames.get();
    }

    private List<String> findValidatedNames() {
        List<String> validated = new ArrayList<>();
        Answer names = resolver.query(client.reverseName(), RecordType.PTR);
        for (String name : names.values().subList(0, Math.min(names.values().size(), MAX_NAMES))) {
            RecordType type = client.isIpv4() ? RecordType.A : RecordType.AAAA;
            boolean leadsBack = DomainName.isValid(DomainName.canonical(name))
                    && resolver.query(name, type).values().stream()
                            .anyMatch(value ->
                                    IpAddress.parse(value).map(client::equals).orElse(false));
            if (leadsBack) {
                validated.add(DomainName.canonical(name));
            }
        }
        return validated;
    }

    private void countTerm() throws Stop {
        if (++terms > MAX_TERMS) {
            throw new Stop(SpfOutcome.PERMERROR, "more than " + MAX_TERMS + " terms ask the DNS");
        }
    }

    /// Asks for a term's name; a name that cannot be one counts as a name that is not there.
    private Answer lookUp(String name, RecordType type) throws Stop {
        Answer answer = askValid(name, type);
        if (answer.absent() && ++voidLookups > MAX_VOID_LOOKUPS) {
            throw new Stop(SpfOutcome.PERMERROR, "more than " + MAX_VOID_LOOKUPS + " void lookups");
        }
        return answer;
    }

    private Answer askValid(String name, RecordType type) throws Stop {
        return DomainName.isValid(name) ? ask(name, type) : Answer.noDomain(0);
    }

    private Answer ask(String name, RecordType type) throws Stop {
        if (System.nanoTime() - deadline > 0) {
            throw new Stop(SpfOutcome.TEMPERROR, "took too long");
        }
        Answer answer = resolver.query(name, type);
        if (answer.unknown()) {
            throw new Stop(SpfOutcome.TEMPERROR, name + " " + type + ": " + answer.detail());
        }
        return answer;
    }

    private String target(SpfDirective directive, String domain) {
        return directive.domain().isEmpty() ? domain : expand(directive.domain(), domain);
    }

    private String expand(String spec, String domain) {
        return SpfMacro.expandDomain(spec, letter -> letter(letter, domain));
    }

    private String letter(char letter, String domain) {
        return switch (letter) {
            case 's' -> local + "@" + senderDomain;
            case 'l' -> local;
            case 'o' -> senderDomain;
            case 'd' -> domain;
            case 'i' -> client.dotted();
            case 'p' -> validatedName(domain);
            case 'v' -> client.isIpv4() ? "in-addr" : "ip6";
            case 'h' -> helo;
            default -> throw new IllegalStateException(String.valueOf(letter).toUpperCase(Locale.ROOT));
        };
    }

    /// RFC 7208 §7.3: the domain itself if it is among the names, else one below it, else any, else "unknown".
    private String validatedName(String domain) {
        List<String> names = validatedNames();
        if (names.contains(domain)) {
            return domain;
        }
        return names.stream()
                .filter(name -> DomainName.isWithin(name, domain))
                .findFirst()
                .orElse(names.isEmpty() ? "unknown" : names.getFirst());
    }
}
