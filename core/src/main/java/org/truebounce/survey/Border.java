package org.truebounce.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;

/// Learns which hosts deliver to the owner: those that wrote the topmost trace lines of the mailbox's messages.
///
/// Only a host inside can write there. A host of another organisation than the owner's addresses is a provider's:
/// strangers sit on it too, so that it is no boundary to trust.
final class Border {
    /// So many messages, and one in so many, make a host one of the owner's.
    private static final int ENOUGH = 30;

    private static final int SHARE = 10;
    private static final int MOST = 1_000;

    private final Map<String, Integer> organizations = new HashMap<>();
    private int messages;

    void add(Headers headers) {
        Optional<String> host = Received.top(headers).map(Received::by).filter(by -> by.indexOf('.') > 0);
        if (host.isEmpty()) {
            return;
        }
        messages++;
        String own = OrganizationalDomain.byName(host.get()).name();
        if (organizations.size() < MOST || organizations.containsKey(own)) {
            organizations.merge(own, 1, Integer::sum);
        }
    }

    /// The organisations of the given addresses that delivered a fair share of the mail.
    List<String> own(List<String> addresses) {
        Set<String> named = addresses.stream()
                .map(address -> OrganizationalDomain.byName(new Address("", address).domain())
                        .name())
                .collect(Collectors.toSet());
        return organizations.entrySet().stream()
                .filter(host -> named.contains(host.getKey()))
                .filter(host -> host.getValue() >= ENOUGH && host.getValue() * SHARE >= messages)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
