package org.truebounce.milter.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truebounce.auth.dns.IpAddress;

/// Counts wrong tags, since a tag of 24 bits can be guessed by whoever may try often enough.
///
/// Kept in memory, by each server for itself: a restart forgets it.
final class WrongTags {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 20_000;

    /// All clients together may show so many times what one may.
    private static final int CLIENTS = 10;

    private record Window(Instant begin, int tags) {}

    private final int limit;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST;
        }
    };

    /// @param limit how many wrong tags a client may show for one address in an hour
    WrongTags(int limit) {
        this.limit = limit;
    }

    synchronized void count(String address, Optional<String> client, Instant at) {
        add(ofAll(address), at);
        client.ifPresent(shown -> add(ofOne(address, shown), at));
    }

    /// Whether this client has shown too many for this address.
    synchronized boolean isOverForClient(String address, Optional<String> client, Instant at) {
        return client.filter(shown -> tags(ofOne(address, shown), at) >= limit).isPresent();
    }

    /// Whether all clients together have.
    synchronized boolean isOver(String address, Instant at) {
        return tags(ofAll(address), at) >= limit * CLIENTS;
    }

    private void add(String key, Instant at) {
        windows.merge(
                key,
                new Window(at, 1),
                (old, one) -> old.begin.plus(WINDOW).isAfter(at) ? new Window(old.begin, old.tags + 1) : one);
    }

    private int tags(String key, Instant at) {
        return Optional.ofNullable(windows.get(key))
                .filter(window -> window.begin.plus(WINDOW).isAfter(at))
                .map(Window::tags)
                .orElse(0);
    }

    private static String ofAll(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static String ofOne(String address, String client) {
        return ofAll(address) + " " + network(client);
    }

    /// An IPv6 client has a whole network of 64 bits to choose addresses from. RFC 4291 §2.5.4
    private static String network(String client) {
        return IpAddress.parse(client)
                .map(address -> address.isIpv4() ? address.toString() : Long.toHexString(address.high()))
                .orElse(client);
    }
}
