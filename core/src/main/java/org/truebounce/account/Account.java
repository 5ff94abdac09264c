package org.truebounce.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.dns.Resolver;

/// What is known of the mailbox's owner. All of it may be empty: then a verdict leans on the notice alone.
///
/// @param addresses the owner's own addresses
/// @param trusted hosts, domains and authserv-ids inside the owner's own mail system
/// @param sent what is known of the mail that the owner sent
/// @param dns where DNS answers come from; [Resolver#off()] where nothing may be asked
/// @param at the moment to judge at; empty for each notice's own time
/// @param language what the owner reads: advice comes in it where there is a translation
/// @param habits what the mailbox has taught as a whole
/// @param returns how the owner's return addresses are signed, where they are
/// @param passage what the owner's own mail server remembers of the message that came back, where it was asked
public record Account(
        List<String> addresses,
        List<String> trusted,
        SentMail sent,
        Resolver dns,
        Optional<Instant> at,
        Locale language,
        Habits habits,
        Optional<SignedReturns> returns,
        Optional<Passage> passage) {
    /// Nothing is known.
    public static final Account UNKNOWN = of(List.of(), List.of());

    /// An owner of whom only addresses and own hosts are known.
    public static Account of(List<String> addresses, List<String> trusted) {
        return new Account(
                addresses,
                trusted,
                SentMail.NONE,
                Resolver.off(),
                Optional.empty(),
                Locale.ENGLISH,
                Habits.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /// The same owner, with other addresses.
    public Account withAddresses(List<String> own) {
        return new Account(own, trusted, sent, dns, at, language, habits, returns, passage);
    }

    /// The same owner, with other hosts that are inside.
    public Account withTrusted(List<String> names) {
        return new Account(addresses, names, sent, dns, at, language, habits, returns, passage);
    }

    /// The same owner, and the mail that he sent.
    public Account withSent(SentMail mail) {
        return new Account(addresses, trusted, mail, dns, at, language, habits, returns, passage);
    }

    /// The same owner, and where DNS answers come from.
    public Account withDns(Resolver resolver) {
        return new Account(addresses, trusted, sent, resolver, at, language, habits, returns, passage);
    }

    /// The same owner, judged at one moment.
    public Account withAt(Instant instant) {
        return new Account(addresses, trusted, sent, dns, Optional.of(instant), language, habits, returns, passage);
    }

    /// The same owner, who reads another language.
    public Account withLanguage(Locale read) {
        return new Account(addresses, trusted, sent, dns, at, read, habits, returns, passage);
    }

    /// The same owner, and what the mailbox has taught.
    public Account withHabits(Habits taught) {
        return new Account(addresses, trusted, sent, dns, at, language, taught, returns, passage);
    }

    /// The same owner, whose return addresses are signed.
    public Account withReturns(SignedReturns signed) {
        return new Account(addresses, trusted, sent, dns, at, language, habits, Optional.of(signed), passage);
    }

    /// The same owner, whose own mail server remembers something of the message that came back.
    public Account withPassage(Passage remembered) {
        return new Account(addresses, trusted, sent, dns, at, language, habits, returns, Optional.of(remembered));
    }

    /// Whether the DNS may be asked at all.
    public boolean asksDns() {
        return !dns.equals(Resolver.off());
    }

    /// Whether an address is one of the owner's, case and the tag of a signed return address aside.
    public boolean owns(String address) {
        String bare = AddressTag.innermost(address).original();
        return addresses.stream().anyMatch(own -> own.equalsIgnoreCase(address) || own.equalsIgnoreCase(bare));
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
