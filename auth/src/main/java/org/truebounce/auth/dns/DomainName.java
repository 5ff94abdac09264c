package org.truebounce.auth.dns;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// The rules of domain names as text.
public final class DomainName {
    /// RFC 1035 §2.3.4, without the length octets and the last dot.
    public static final int MAX_LENGTH = 253;

    private static final int MAX_LABEL = 63;

    private DomainName() {}

    /// The name in lower case, without the last dot.
    public static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// The name as the DNS is asked for it: A-labels, lower case, no last dot (RFC 8616 §4); empty when it is
    /// no name.
    public static Optional<String> ascii(String name) {
        if (name.length() > MAX_LENGTH * 4) {
            return Optional.empty();
        }
        String ascii = name;
        if (!name.chars().allMatch(c -> c < 128)) {
            try {
                ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        String canonical = canonical(ascii);
        return isValid(canonical) ? Optional.of(canonical) : Optional.empty();
    }

    /// The name can be asked for: labels of 1 to 63 printable ASCII characters, 253 in all.
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (c < ' ' || c > '~' || ++label > MAX_LABEL) {
                return false;
            }
        }
        return label > 0;
    }

    /// `name` is `ancestor` or below it; both canonical.
    public static boolean isWithin(String name, String ancestor) {
        return name.equals(ancestor) || (name.endsWith(ancestor) && name.endsWith("." + ancestor));
    }

    /// The name without its first label; empty for a single label.
    public static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /// How many labels the name has.
    public static int labels(String name) {
        return name.isEmpty() ? 0 : 1 + (int) name.chars().filter(c -> c == '.').count();
    }
}
