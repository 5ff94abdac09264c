package org.truebounce.remedies.domain;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.DomainName;

/// The domain that is asked about, and what its owner tells of it.
///
/// @param domain in lower case as A-labels, without the last dot
/// @param selectors DKIM selectors that are in use (RFC 6376 §3.1): nothing in the DNS lists them
/// @param subdomains names below the domain that are to be looked at too
public record Subject(String domain, List<String> selectors, List<String> subdomains) {
    public Subject {
        selectors = List.copyOf(selectors);
        subdomains = List.copyOf(subdomains);
    }

    /// A domain as its owner writes it; empty where that is no name with at least two labels.
    public static Optional<Subject> of(String written, List<String> selectors, List<String> subdomains) {
        return DomainName.ascii(written.strip())
                .filter(name -> name.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)+"))
                .map(name -> new Subject(name, selectors, within(name, subdomains)));
    }

    private static List<String> within(String domain, List<String> names) {
        return names.stream()
                .flatMap(name -> DomainName.ascii(name.strip()).stream())
                .map(name -> DomainName.isWithin(name, domain) ? name : name + "." + domain)
                .filter(name -> !name.equals(domain))
                .distinct()
                .toList();
    }
}
