package org.truebounce.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.dns.Resolver;

/// What is known of the mailbox's owner. All of it may be empty: then a verdict leans on the notice alone.
///
/// @param addresses the owner's own addresses
/// @param trusted hosts, domains and authserv-ids inside the owner's own mail system
/// @param sent what is known of the mail that the owner sent
/// @param dns where DNS answers come from; [Resolver#off()] where nothing may be asked
/// @param at the moment to judge at; empty for each notice's own time
/// @param language what the owner reads: advice comes in it where there is a translation
public record Account(
        List<String> addresses,
        List<String> trusted,
        SentMail sent,
        Resolver dns,
        Optional<Instant> at,
        Locale language) {
    /// Nothing is known.
    public static final Account UNKNOWN = of(List.of(), List.of());

    /// An owner of whom only addresses and own hosts are known.
    public static Account of(List<String> addresses, List<String> trusted) {
        return new Account(addresses, trusted, SentMail.NONE, Resolver.off(), Optional.empty(), Locale.ENGLISH);
    }

    /// The same owner, and the mail that he sent.
    public Account withSent(SentMail mail) {
        return new Account(addresses, trusted, mail, dns, at, language);
    }

    /// The same owner, and where DNS answers come from.
    public Account withDns(Resolver resolver) {
        return new Account(addresses, trusted, sent, resolver, at, language);
    }

    /// The same owner, judged at one moment.
    public Account withAt(Instant instant) {
        return new Account(addresses, trusted, sent, dns, Optional.of(instant), language);
    }

    /// The same owner, who reads another language.
    public Account withLanguage(Locale read) {
        return new Account(addresses, trusted, sent, dns, at, read);
    }

    /// Whether the DNS may be asked at all.
    public boolean asksDns() {
        return !dns.equals(Resolver.off());
    }

    /// Whether an address is one of the owner's, case aside.
    public boolean owns(String address) {
        return addresses.stream().anyMatch(address::equalsIgnoreCase);
    }

    /// Whether a host name or authserv-id is inside the owner's own mail system.
    public boolean trusts(String name) {
        return isWithin(name, trusted);
    }

    /// Whether a name is one of the given ones or below one of them.
    public static boolean isWithin(String name, List<String> domains) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (String domain : domains) {
            String own = domain.toLowerCase(Locale.ROOT);
            if (wanted.equals(own) || wanted.endsWith("." + own)) {
                return true;
            }
        }
        return false;
    }
}
