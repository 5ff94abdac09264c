package org.truebounce.settings;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.IpAddress;

/// A network by an address and the bits that all of its addresses share. RFC 4632 §3.1
public record Network(IpAddress address, int prefix) {
    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or one address.
    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int most = address.filter(IpAddress::isIpv4).isPresent() ? 32 : 128;
        String bits = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        return address.filter(there -> bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most)
                .map(there -> new Network(there, Integer.parseInt(bits)));
    }

    /// Whether a client is of one of the networks; a client without an address is of none.
    public static boolean hold(List<Network> networks, Optional<String> client) {
        return client.flatMap(IpAddress::parse)
                .filter(address -> networks.stream().anyMatch(network -> network.holds(address)))
                .isPresent();
    }

    private boolean holds(IpAddress other) {
        return other.isWithin(address, prefix);
    }
}
