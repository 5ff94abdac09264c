package org.truebounce.account;

import java.util.List;
import java.util.Locale;

/// What is known of the mailbox's owner. All of it may be empty: then a verdict leans on the notice alone.
///
/// @param addresses the owner's own addresses
/// @param trusted hosts, domains and authserv-ids inside the owner's own mail system
public record Account(List<String> addresses, List<String> trusted) {
    /// Nothing is known.
    public static final Account UNKNOWN = new Account(List.of(), List.of());

    /// Whether an address is one of the owner's, case aside.
    public boolean owns(String address) {
        String wanted = address.toLowerCase(Locale.ROOT);
        return addresses.stream().anyMatch(own -> own.toLowerCase(Locale.ROOT).equals(wanted));
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
