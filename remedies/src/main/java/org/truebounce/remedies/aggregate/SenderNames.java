package org.truebounce.remedies.aggregate;

import java.util.Optional;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.Patience;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.spf.SpfChecker;
import org.truebounce.auth.spf.SpfOutcome;

/// Asks the DNS about the sources that sent most.
final class SenderNames {
    private static final int MOST = 200;

    private final Resolver dns;
    private final String domain;
    private int asked;

    SenderNames(Resolver dns, String domain) {
        this.dns = new Patience(dns);
        this.domain = domain;
    }

    /// The name of an address, where the name leads back to the address (RFC 8601 §2.7.3, `iprev`).
    Optional<String> name(String source) {
        Optional<IpAddress> address = IpAddress.parse(source);
        if (address.isEmpty() || ++asked > MOST) {
            return Optional.empty();
        }
        RecordType type = address.get().isIpv4() ? RecordType.A : RecordType.AAAA;
        return dns.query(address.get().reverseName(), RecordType.PTR).values().stream()
                .limit(3)
                .map(DomainName::canonical)
                .filter(DomainName::isValid)
                .filter(name -> dns.query(name, type).values().stream()
                        .anyMatch(value -> IpAddress.parse(value).equals(address)))
                .findFirst();
    }

    /// Whether the domain's SPF record lets an address send.
    boolean permitted(String source) {
        Optional<IpAddress> address = IpAddress.parse(source);
        return address.isPresent()
                && asked <= MOST
                && new SpfChecker(dns).checkDomain(address.get(), domain).outcome() == SpfOutcome.PASS;
    }
}
