package org.truebounce.auth.batv;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What some system put into an envelope address, taken out again without believing it.
///
/// @param dialect whose way of tagging it is
/// @param original the address without the tag: who sent before tagging, rewriting or forwarding
/// @param carried another address that the tag carries: the recipient in VERP, the destination in a Gmail
///     forward
public record AddressTag(Dialect dialect, String original, Optional<String> carried) {

    /// A way of tagging addresses.
    public enum Dialect {
        /// No tag that we know.
        NONE,
        /// `prvs=TAG=local@domain`, the last BATV draft.
        PRVS,
        /// `prvs=local=TAG@domain`, an older BATV draft; Cisco.
        PRVS_OLD,
        /// `local+prvs=TAG@domain`, batv-tools.
        PRVS_SUBADDRESS,
        /// `btv1==TAG==local@domain`, Barracuda.
        BTV1,
        /// `msprvs1=TAG=local@domain`, SparkPost.
        MSPRVS1,
        /// `SRS0=HHHH=TT=domain=local@forwarder`, the first forwarder.
        SRS0,
        /// `SRS1=HHHH=forwarder==HHHH=TT=domain=local@forwarder`, a second one.
        SRS1,
        /// `local+user=host@domain` or `local-user=host@domain`: the recipient in the return address (VERP).
        VERP,
        /// `local+caf_=user=host@domain`: forwarded by a Gmail account.
        GMAIL_FORWARD
    }

    private static final int MAX_DEPTH = 5;
    private static final int MAX_LENGTH = 1024;

    /// Takes one tag out.
    ///
    /// @param address local part and domain, without brackets
    public static AddressTag strip(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || address.length() > MAX_LENGTH) {
            return none(address);
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        String lower = local.toLowerCase(Locale.ROOT);
        if (lower.startsWith("prvs=")) {
            return prvs(local.substring(5), domain).orElse(none(address));
        }
        if (lower.startsWith("btv1==")) {
            return after("==", local.substring(6), domain, Dialect.BTV1).orElse(none(address));
        }
        if (lower.startsWith("msprvs1=")) {
            return after("=", local.substring(8), domain, Dialect.MSPRVS1).orElse(none(address));
        }
        if (lower.startsWith("srs") && local.length() > 5 && "=+-".indexOf(local.charAt(4)) >= 0) {
            return srs(local).orElse(none(address));
        }
        int sub = lower.lastIndexOf("+prvs=");
        if (sub > 0 && isTag(local.substring(sub + 6))) {
            return new AddressTag(Dialect.PRVS_SUBADDRESS, local.substring(0, sub) + "@" + domain, Optional.empty());
        }
        int forward = lower.indexOf("+caf_=");
        if (forward > 0) {
            return new AddressTag(
                    Dialect.GMAIL_FORWARD,
                    local.substring(0, forward) + "@" + domain,
                    embedded(local.substring(forward + 6)));
        }
        return verp(local, domain).orElse(none(address));
    }

    /// Takes tags out until there is none: SRS around BATV, for one.
    ///
    /// @return the last tag taken out, with the innermost original
    public static AddressTag innermost(String address) {
        AddressTag tag = strip(address);
        for (int i = 0; i < MAX_DEPTH; i++) {
            AddressTag inner = strip(tag.original);
            if (inner.dialect == Dialect.NONE || inner.dialect == Dialect.VERP) {
                break;
            }
            tag = inner;
        }
        return tag;
    }

    private static AddressTag none(String address) {
        return new AddressTag(Dialect.NONE, address, Optional.empty());
    }

    private static Optional<AddressTag> prvs(String rest, String domain) {
        if (rest.length() > 11 && rest.charAt(10) == '=' && isTag(rest.substring(0, 10))) {
            return Optional.of(new AddressTag(Dialect.PRVS, rest.substring(11) + "@" + domain, Optional.empty()));
        }
        int equals = rest.lastIndexOf('=');
        boolean old = equals > 0 && isOldTag(rest.substring(equals + 1));
        if (old) {
            return Optional.of(
                    new AddressTag(Dialect.PRVS_OLD, rest.substring(0, equals) + "@" + domain, Optional.empty()));
        }
        return after("=", rest, domain, Dialect.PRVS);
    }

    private static Optional<AddressTag> after(String mark, String rest, String domain, Dialect dialect) {
        int end = rest.indexOf(mark);
        String local = end < 0 ? "" : rest.substring(end + mark.length());
        return end <= 0 || local.isEmpty()
                ? Optional.empty()
                : Optional.of(new AddressTag(dialect, local + "@" + domain, Optional.empty()));
    }

    /// SRS0: hash, time, domain, local part; SRS1: hash, forwarder, and what stood behind SRS0 with its
    /// separator.
    private static Optional<AddressTag> srs(String local) {
        String rest = local.substring(5);
        Dialect dialect = Dialect.SRS0;
        if (local.charAt(3) == '1') {
            dialect = Dialect.SRS1;
            int hash = rest.indexOf('=');
            int forwarder = hash < 0 ? -1 : rest.indexOf('=', hash + 1);
            if (forwarder < 0 || forwarder + 2 > rest.length()) {
                return Optional.empty();
            }
            rest = rest.substring(forwarder + 2);
        } else if (local.charAt(3) != '0') {
            return Optional.empty();
        }
        String[] parts = rest.split("=", 4);
        if (parts.length < 4 || parts[2].isEmpty() || parts[3].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AddressTag(dialect, parts[3] + "@" + parts[2], Optional.empty()));
    }

    private static Optional<AddressTag> verp(String local, String domain) {
        int equals = local.lastIndexOf('=');
        int plus = local.indexOf('+');
        int cut = plus > 0 && plus < equals ? plus : local.lastIndexOf('-', equals);
        if (equals < 0 || cut <= 0) {
            return Optional.empty();
        }
        Optional<String> carried = embedded(withoutNumbers(local.substring(cut + 1)));
        return carried.map(address -> new AddressTag(Dialect.VERP, local.substring(0, cut) + "@" + domain, carried));
    }

    /// What is left after `1234567-abcd-`, which SendGrid puts before the recipient.
    private static String withoutNumbers(String text) {
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        boolean numbered = first > 0
                && second == first + 5
                && text.substring(0, first).chars().allMatch(c -> c >= '0' && c <= '9');
        return numbered ? text.substring(second + 1) : text;
    }

    /// `user=host` as an address, when `host` looks like one.
    private static Optional<String> embedded(String text) {
        int equals = text.lastIndexOf('=');
        String host = text.substring(equals + 1);
        boolean plausible = equals > 0
                && host.indexOf('.') > 0
                && !host.endsWith(".")
                && host.chars().allMatch(c -> c > 127 || Character.isLetterOrDigit(c) || c == '.' || c == '-');
        return plausible ? Optional.of(text.substring(0, equals) + "@" + host) : Optional.empty();
    }

    private static boolean isTag(String text) {
        return text.length() == 10
                && text.substring(0, 4).chars().allMatch(c -> c >= '0' && c <= '9')
                && text.substring(4).chars().allMatch(HexFormat::isHexDigit);
    }

    /// Ten letters and digits that begin with the digit of a key.
    private static boolean isOldTag(String text) {
        return text.length() == 10
                && text.charAt(0) <= '9'
                && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }
}
