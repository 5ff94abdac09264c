package org.truebounce.auth.spf;

import java.time.Duration;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.Resolver;

/// Evaluates SPF (RFC 7208). Safe to be used by several threads at once.
public final class SpfChecker {
    private static final Duration PATIENCE = Duration.ofSeconds(20); // RFC 7208 §4.6.4: at least 20 seconds

    private static final int MAX_SENDER = 1024;

    private final Resolver resolver;

    /// A checker that asks this resolver, which should cache.
    public SpfChecker(Resolver resolver) {
        this.resolver = resolver;
    }

    /// Whether a client may send with this envelope sender.
    ///
    /// @param client the address of the SMTP client
    /// @param mailFrom the envelope sender without brackets; empty or `<>` for the null sender, which stands
    ///     for
    ///     `postmaster` at the HELO name (RFC 7208 §2.4)
    /// @param helo the name that the client gave; may be empty
    public SpfResult check(IpAddress client, String mailFrom, String helo) {
        String sender = mailFrom.strip();
        if (sender.startsWith("<") && sender.endsWith(">")) {
            sender = sender.substring(1, sender.length() - 1);
        }
        if (sender.isEmpty()) {
            return checkHelo(client, helo);
        }
        if (sender.length() > MAX_SENDER) {
            return SpfResult.without(SpfOutcome.NONE, "", "sender too long");
        }
        int at = sender.lastIndexOf('@');
        String local = at <= 0 ? "postmaster" : sender.substring(0, at); // RFC 7208 §4.3
        return new SpfEvaluation(resolver, client, local, sender.substring(at + 1), helo, PATIENCE).check();
    }

    /// Whether a client may call itself by this HELO name (RFC 7208 §2.3).
    public SpfResult checkHelo(IpAddress client, String helo) {
        return new SpfEvaluation(resolver, client, "postmaster", helo, helo, PATIENCE).check();
    }

    /// Whether a client may send for a domain, whoever the sender there is: the second use of SPF, with the
    /// domain of the owner and the address that a reporter saw.
    public SpfResult checkDomain(IpAddress client, String domain) {
        return new SpfEvaluation(resolver, client, "postmaster", domain, domain, PATIENCE).check();
    }
}
