package org.truebounce.remedies.anonymize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.dns.IpAddress;

/// Network addresses kept for documentation in the place of public ones: hosts of one network stay in one network.
final class Networks {
    // RFC 5737 §3
    private static final List<String> FOR_DOCUMENTS = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    private static final int BLOCKS = 16;
    private static final int HOSTS = 14;

    private final Pseudonyms pseudonyms;
    private final Map<String, String> blocks = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Networks(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// The address for an address; empty where the text is none or it names nobody.
    Optional<String> address(String text) {
        Optional<IpAddress> read = text.length() < 3 ? Optional.empty() : IpAddress.parse(text);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        if (text.indexOf(':') >= 0) {
            return isNobodys6(text) ? Optional.of(text) : Optional.of(addresses.computeIfAbsent(text, this::version6));
        }
        return isNobodys4(text) ? Optional.of(text) : Optional.of(addresses.computeIfAbsent(text, this::version4));
    }

    // RFC 1918 §3, RFC 1122 §3.2.1.3, RFC 3927 §2.1, RFC 5737 §3
    private static boolean isNobodys4(String address) {
        String[] octets = address.split("\\.");
        int second = Integer.parseInt(octets[1]);
        return switch (octets[0]) {
            case "10", "127", "0", "255" -> true;
            case "172" -> second >= 16 && second <= 31;
            case "192" -> second == 168 || address.startsWith("192.0.2.");
            case "169" -> second == 254;
            case "198" -> address.startsWith("198.51.100.");
            case "203" -> address.startsWith("203.0.113.");
            default -> false;
        };
    }

    // RFC 3849 §2, RFC 4193 §3.1, RFC 4291 §2.5
    private static boolean isNobodys6(String address) {
        String lower = address.toLowerCase(java.util.Locale.ROOT);
        return lower.startsWith("2001:db8:")
                || lower.startsWith("fe80:")
                || lower.startsWith("fd")
                || lower.startsWith("fc")
                || lower.equals("::1")
                || lower.equals("::")
                || lower.startsWith("2603:10"); // hosts of Exchange Online, by which its inner hops are known
    }

    private String version4(String address) {
        String network = address.substring(0, address.lastIndexOf('.') + 1);
        String block = blocks.computeIfAbsent(network, name -> block(name, address.length()));
        int dot = block.lastIndexOf('.') + 1;
        int first = Integer.parseInt(block.substring(dot)) * BLOCKS + 1;
        String drawn = address;
        for (int attempt = 0; attempt < 60; attempt++) {
            int host = first + pseudonyms.choose("host " + address, attempt, HOSTS);
            drawn = block.substring(0, dot) + host;
            if (drawn.length() == address.length() && taken.add(drawn)) {
                return drawn;
            }
        }
        taken.add(drawn);
        return drawn;
    }

    /// A block of sixteen addresses for a network, of the length of its addresses where there is one.
    private String block(String network, int length) {
        List<String> fitting = FOR_DOCUMENTS.stream()
                .filter(prefix -> length > prefix.length() && length <= prefix.length() + 3)
                .toList();
        List<String> prefixes = fitting.isEmpty() ? FOR_DOCUMENTS : fitting;
        String block = FOR_DOCUMENTS.getFirst() + "0";
        for (int attempt = 0; attempt < 200; attempt++) {
            String prefix = prefixes.get(pseudonyms.choose("prefix " + network, attempt, prefixes.size()));
            block = prefix + pseudonyms.choose("block " + network, attempt, BLOCKS);
            String last = String.valueOf(Integer.parseInt(block.substring(prefix.length())) * BLOCKS + 2);
            boolean fits = attempt > 100 || prefix.length() + last.length() == length;
            if (fits && !blocks.containsValue(block)) {
                return block;
            }
        }
        return block;
    }

    private String version6(String address) {
        String lower = address.toLowerCase(java.util.Locale.ROOT);
        int third = lower.indexOf(':', lower.indexOf(':', lower.indexOf(':') + 1) + 1);
        String network = third < 0 ? lower : lower.substring(0, third);
        String net = Integer.toHexString(0x1000 + pseudonyms.choose("network " + network, 0, 0xe000));
        String host = Integer.toHexString(1 + pseudonyms.choose("host " + lower, 0, 0xfffe));
        StringBuilder drawn =
                new StringBuilder("2001:db8:").append(net).append("::").append(host);
        for (int group = 1; drawn.length() + 5 <= address.length() && group < 5; group++) {
            drawn.append(':').append(Integer.toHexString(0x1000 + pseudonyms.choose("host " + lower, group, 0xe000)));
        }
        return drawn.toString();
    }
}
