package org.truebounce.auth.spf;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.dns.IpAddress;

/// One directive of a record (RFC 7208 §4.6.1): what it says to the clients that it matches.
///
/// @param text the directive as written
/// @param outcome by its qualifier
/// @param kind the mechanism
/// @param domain its domain-spec, macros unexpanded; empty when it is missing
/// @param network the address of ip4 and ip6
/// @param prefix4 the length of an IPv4 network prefix in bits
/// @param prefix6 the length of an IPv6 network prefix in bits
record SpfDirective(
        String text,
        SpfOutcome outcome,
        SpfMechanism kind,
        String domain,
        Optional<IpAddress> network,
        int prefix4,
        int prefix6) {

    static SpfDirective parse(String term) throws SpfSyntaxException {
        SpfOutcome outcome = qualifier(term.charAt(0));
        boolean qualified = "+-~?".indexOf(term.charAt(0)) >= 0;
        String rest = qualified ? term.substring(1) : term;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
            end++;
        }
        SpfMechanism kind = kind(rest.substring(0, end));
        String argument = rest.substring(end);
        return switch (kind) {
            case ALL -> plain(term, outcome, kind, demandEmpty(argument));
            case INCLUDE, EXISTS -> plain(term, outcome, kind, domain(argument, true));
            case PTR -> plain(term, outcome, kind, domain(argument, false));
            case A, MX -> withPrefixes(term, outcome, kind, argument);
            case IP4, IP6 -> withNetwork(term, outcome, kind, argument);
        };
    }

    private static SpfOutcome qualifier(char c) {
        return switch (c) {
            case '-' -> SpfOutcome.FAIL;
            case '~' -> SpfOutcome.SOFTFAIL;
            case '?' -> SpfOutcome.NEUTRAL;
            default -> SpfOutcome.PASS; // RFC 7208 §4.6.2: "+" is the default
        };
    }

    private static SpfMechanism kind(String name) throws SpfSyntaxException {
        for (SpfMechanism kind : SpfMechanism.values()) {
            if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new SpfSyntaxException("unknown mechanism");
    }

    private static SpfDirective plain(String term, SpfOutcome outcome, SpfMechanism kind, String domain) {
        return new SpfDirective(term, outcome, kind, domain, Optional.empty(), 32, 128);
    }

    private static String demandEmpty(String argument) throws SpfSyntaxException {
        if (!argument.isEmpty()) {
            throw new SpfSyntaxException("all takes no argument");
        }
        return "";
    }

    private static String domain(String argument, boolean required) throws SpfSyntaxException {
        if (argument.isEmpty() && !required) {
            return "";
        }
        if (!argument.startsWith(":")) {
            throw new SpfSyntaxException("malformed domain-spec");
        }
        String domain = argument.substring(1);
        SpfMacro.checkDomainSpec(domain);
        return domain;
    }

    private static SpfDirective withPrefixes(String term, SpfOutcome outcome, SpfMechanism kind, String argument)
            throws SpfSyntaxException {
        String rest = argument;
        int prefix6 = 128;
        int slashes = trailing(rest, "//");
        if (slashes >= 0) {
            prefix6 = prefix(rest.substring(slashes + 2), 128);
            rest = rest.substring(0, slashes);
        }
        int prefix4 = 32;
        int slash = trailing(rest, "/");
        if (slash >= 0) {
            prefix4 = prefix(rest.substring(slash + 1), 32);
            rest = rest.substring(0, slash);
        }
        return new SpfDirective(term, outcome, kind, domain(rest, false), Optional.empty(), prefix4, prefix6);
    }

    /// Where a prefix length begins: the last `mark` with nothing after it that could be part of a domain-spec,
    /// or -1.
    private static int trailing(String text, String mark) {
        int at = text.lastIndexOf(mark);
        if (at < 0) {
            return -1;
        }
        String after = text.substring(at + mark.length());
        // A slash may also be a delimiter inside a macro (RFC 7208 §7.1); a prefix length has no letters or
        // braces
        // after it.
        return after.chars().allMatch(c -> c >= '0' && c <= '9') ? at : -1;
    }

    private static int prefix(String digits, int max) throws SpfSyntaxException {
        boolean zeroLed = digits.length() > 1 && digits.charAt(0) == '0';
        if (digits.isEmpty()
                || digits.length() > 3
                || zeroLed
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SpfSyntaxException("malformed prefix length");
        }
        int bits = Integer.parseInt(digits);
        if (bits > max) {
            throw new SpfSyntaxException("prefix length over " + max);
        }
        return bits;
    }

    private static SpfDirective withNetwork(String term, SpfOutcome outcome, SpfMechanism kind, String argument)
            throws SpfSyntaxException {
        int max = kind == SpfMechanism.IP4 ? 32 : 128;
        int slash = argument.indexOf('/');
        int bits = slash < 0 ? max : prefix(argument.substring(slash + 1), max);
        String address = argument.substring(0, slash < 0 ? argument.length() : slash);
        boolean colon = address.startsWith(":") && address.length() > 1 && "[I".indexOf(address.charAt(1)) < 0;
        Optional<IpAddress> network = colon ? IpAddress.parse(address.substring(1)) : Optional.empty();
        // An IPv4-mapped network is written with colons and means IPv4 addresses.
        boolean fits = network.isPresent() && (kind == SpfMechanism.IP6) == (address.indexOf(':', 1) >= 0);
        if (!fits) {
            throw new SpfSyntaxException("malformed address");
        }
        return new SpfDirective(term, outcome, kind, "", network, bits, bits);
    }
}
