package org.truebounce.auth.dns;

import java.util.Optional;

/// An IPv4 or IPv6 address. An IPv4-mapped IPv6 address is the IPv4 address (RFC 7208 §5).
///
/// @param isIpv4 which of the two
/// @param high the first 64 bits of an IPv6 address; 0 for IPv4
/// @param low the last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
public record IpAddress(boolean isIpv4, long high, long low) {
    private static final int MAX_TEXT = 45;
    private static final String HEX = "0123456789abcdef";

    /// Reads an address: dotted quad, or RFC 4291 §2.2 text, also between brackets or after `IPv6:` (RFC 5321
    /// §4.1.3).
    ///
    /// @return empty when the text is no address
    public static Optional<IpAddress> parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.regionMatches(true, 0, "IPv6:", 0, 5)) {
            bare = bare.substring(5);
        }
        if (bare.length() > MAX_TEXT) {
            return Optional.empty();
        }
        if (bare.indexOf(':') >= 0) {
            return parseIpv6(bare);
        }
        Optional<Long> bits = parseIpv4(bare);
        return bits.isEmpty() ? Optional.empty() : Optional.of(new IpAddress(true, 0, bits.get()));
    }

    private static Optional<Long> parseIpv4(String text) {
        long bits = 0;
        int start = 0;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? text.length() : text.indexOf('.', start);
            int octet = end < 0 ? -1 : number(text, start, end, 3, 10);
            if (octet < 0 || octet > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
            start = end + 1;
        }
        return Optional.of(bits);
    }

    private static int number(String text, int start, int end, int maxDigits, int radix) {
        if (end <= start || end - start > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        int[] head = new int[8];
        int[] tail = new int[8];
        int heads = groups(gap < 0 ? text : text.substring(0, gap), head);
        int tails = gap < 0 ? 0 : groups(text.substring(gap + 2), tail);
        if (heads < 0 || tails < 0 || (gap < 0 ? heads != 8 : heads + tails > 7)) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, head, 8 - tails, tails);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | head[i];
            low = low << 16 | head[i + 4];
        }
        boolean mapped = high == 0 && low >>> 32 == 0xFFFFL;
        return Optional.of(mapped ? new IpAddress(true, 0, low & 0xFFFFFFFFL) : new IpAddress(false, high, low));
    }

    /// Fills `groups` with the 16 bit groups of a part of an address; how many, or -1 when it is malformed.
    private static int groups(String text, int[] groups) {
        if (text.isEmpty()) {
            return 0;
        }
        int count = 0;
        int start = 0;
        while (true) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', start) >= 0) {
                Optional<Long> quad = parseIpv4(text.substring(start));
                if (quad.isEmpty() || count > 6) {
                    return -1;
                }
                groups[count] = (int) (quad.get() >>> 16);
                groups[count + 1] = (int) (quad.get() & 0xFFFF);
                return count + 2;
            }
            int group = number(text, start, end, 4, 16);
            if (group < 0 || count > 7) {
                return -1;
            }
            groups[count++] = group;
            if (colon < 0) {
                return count;
            }
            start = colon + 1;
        }
    }

    /// This address lies in the network of `prefix` bits that `network` is in. False across address families.
    public boolean isWithin(IpAddress network, int prefix) {
        if (isIpv4 != network.isIpv4) {
            return false;
        }
        if (isIpv4) {
            return prefix <= 0 || (low ^ network.low) >>> (32 - Math.min(prefix, 32)) == 0;
        }
        if (prefix <= 64) {
            return prefix <= 0 || (high ^ network.high) >>> (64 - prefix) == 0;
        }
        return high == network.high && (low ^ network.low) >>> (128 - Math.min(prefix, 128)) == 0;
    }

    /// The name whose PTR record names this address: below `in-addr.arpa` or `ip6.arpa`.
    public String reverseName() {
        if (isIpv4) {
            return (low & 255) + "." + (low >>> 8 & 255) + "." + (low >>> 16 & 255) + "." + (low >>> 24)
                    + ".in-addr.arpa";
        }
        return new StringBuilder(nibbles()).reverse() + ".ip6.arpa";
    }

    /// The address as RFC 7208 §7.3 spells it in a macro: a dotted quad, or 32 dotted nibbles.
    public String dotted() {
        return isIpv4 ? toString() : nibbles();
    }

    private String nibbles() {
        StringBuilder text = new StringBuilder(63);
        for (int i = 0; i < 32; i++) {
            long word = i < 16 ? high : low;
            text.append(i == 0 ? "" : ".").append(HEX.charAt((int) (word >>> (60 - i % 16 * 4) & 15)));
        }
        return text.toString();
    }

    /// The address as text; IPv6 as RFC 5952 recommends.
    @Override
    public String toString() {
        if (isIpv4) {
            StringBuilder quad = new StringBuilder(15);
            for (int shift = 24; shift >= 0; shift -= 8) {
                quad.append(shift == 24 ? "" : ".").append(low >>> shift & 255);
            }
            return quad.toString();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - i % 4 * 16) & 0xFFFF);
        }
        return compressed(groups);
    }

    private static String compressed(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(i == 0 || text.toString().endsWith(":") ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
