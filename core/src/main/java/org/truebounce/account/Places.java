package org.truebounce.account;

import java.util.HashMap;
import java.util.Map;
import org.truebounce.auth.dns.IpAddress;

/// The networks that the owner submits mail from, with how often each was seen.
///
/// A network is as large as what a provider gives to one place over time: 16 bits of an IPv4 address, 40 of an
/// IPv6 one.
public final class Places {
    /// So many sightings make a habit.
    private static final int HABIT = 5;

    private static final int IPV4_BITS = 16;
    private static final int IPV6_BITS = 40;

    private static final int MOST = 10_000;

    private final Map<IpAddress, Integer> networks = new HashMap<>();
    private final Map<IpAddress, Integer> addresses = new HashMap<>();
    private int sightings;

    /// Counts a submission that was the owner's.
    public void add(String address) {
        IpAddress.parse(address).ifPresent(ip -> {
            networks.merge(network(ip), 1, Integer::sum);
            sightings++;
            if (addresses.size() < MOST || addresses.containsKey(ip)) {
                addresses.merge(ip, 1, Integer::sum);
            }
        });
    }

    /// Counts all that other places know.
    public void addAll(Places others) {
        others.networks.forEach((network, times) -> networks.merge(network, times, Integer::sum));
        others.addresses.forEach((address, times) -> addresses.merge(address, times, Integer::sum));
        sightings += others.sightings;
    }

    private static IpAddress network(IpAddress address) {
        long high = address.high() >>> (64 - IPV6_BITS) << (64 - IPV6_BITS);
        long low = address.low() >>> (32 - IPV4_BITS) << (32 - IPV4_BITS);
        return address.isIpv4() ? new IpAddress(true, 0, low) : new IpAddress(false, high, 0);
    }

    /// Whether enough was seen to call a place unusual.
    public boolean isKnown() {
        return sightings >= HABIT;
    }

    /// Whether an address lies in a network that holds a fair share of the sightings: one in twenty at least.
    public boolean isUsual(String address) {
        return IpAddress.parse(address)
                .map(Places::network)
                .map(networks::get)
                .filter(times -> times * 20 >= sightings)
                .isPresent();
    }

    /// Whether the owner's mail has been submitted from this very address more than once.
    public boolean isFamiliar(String address) {
        return IpAddress.parse(address)
                .map(addresses::get)
                .filter(times -> times > 1)
                .isPresent();
    }
}
