package org.truebounce.spelling;

import java.util.Optional;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// Whether a domain takes mail, as far as the DNS tells.
final class MailExchange {
    private MailExchange() {}

    /// False only where the DNS says for certain that it does not.
    static boolean mayTakeMail(String domain, Resolver dns) {
        Optional<String> name = DomainName.ascii(domain);
        if (name.isEmpty()) {
            return false;
        }
        Answer exchanges = dns.query(name.get(), RecordType.MX);
        if (exchanges.found()) {
            return !exchanges.exchanges().stream().allMatch(String::isEmpty); // RFC 7505 §3
        }
        // RFC 5321 §5.1: without MX records mail goes to the host of that name
        return exchanges.unknown()
                || !dns.query(name.get(), RecordType.A).absent()
                || !dns.query(name.get(), RecordType.AAAA).absent();
    }
}
