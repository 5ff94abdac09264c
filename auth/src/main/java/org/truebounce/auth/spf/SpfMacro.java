package org.truebounce.auth.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.truebounce.auth.dns.DomainName;

/// Macro strings (RFC 7208 §7).
final class SpfMacro {
    private static final int MAX_EXPANSION = 8192;
    private static final String DELIMITERS = ".-+,/_=";
    private static final String LETTERS = "slodiphv";

    /// Gives the value of a macro letter in lower case.
    @FunctionalInterface
    interface Letters {
        String value(char letter);
    }

    private SpfMacro() {}

    /// Expands a domain-spec to a name; labels are dropped from the left until it has at most 253 characters
    /// (§7.3). One that grows far beyond that comes back empty.
    static String expandDomain(String spec, Letters letters) {
        String name;
        try {
            name = DomainName.canonical(expand(spec, letters));
        } catch (SpfSyntaxException e) {
            return ""; // records are checked before they are expanded: it grew too long
        }
        int excess = name.length() - DomainName.MAX_LENGTH;
        int dot = excess > 0 ? name.indexOf('.', excess - 1) : -1;
        return dot < 0 ? name : name.substring(dot + 1);
    }

    /// Checks a macro-string.
    static void check(String text) throws SpfSyntaxException {
        expand(text, letter -> "");
    }

    /// Checks a domain-spec: a macro-string that ends in a top label or a macro (§7.1).
    static void checkDomainSpec(String spec) throws SpfSyntaxException {
        check(spec);
        if (spec.isEmpty()) {
            throw new SpfSyntaxException("empty domain-spec");
        }
        if (endsInMacro(spec)) {
            return;
        }
        String name = spec.endsWith(".") ? spec.substring(0, spec.length() - 1) : spec;
        int dot = name.lastIndexOf('.');
        String top = name.substring(dot + 1);
        boolean digitsOnly = top.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean hyphens = top.startsWith("-") || top.endsWith("-");
        boolean letters = top.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
        if (dot < 0 || top.isEmpty() || digitsOnly || hyphens || !letters) {
            throw new SpfSyntaxException("domain-spec without a top label");
        }
    }

    private static boolean endsInMacro(String spec) {
        if (spec.endsWith("}")) {
            return spec.lastIndexOf("%{") >= 0 && spec.indexOf('}', spec.lastIndexOf("%{")) == spec.length() - 1;
        }
        int percents = 0;
        int end = spec.length() - 1;
        if (spec.endsWith("_") || spec.endsWith("-") || spec.endsWith("%")) {
            for (int i = spec.endsWith("%") ? end : end - 1; i >= 0 && spec.charAt(i) == '%'; i--) {
                percents++;
            }
            return spec.endsWith("%") ? percents > 0 && percents % 2 == 0 : percents % 2 == 1;
        }
        return false;
    }

    private static String expand(String text, Letters letters) throws SpfSyntaxException {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (out.length() > MAX_EXPANSION) {
                throw new SpfSyntaxException("expands too long");
            }
            if (c != '%') {
                out.append(c);
                continue;
            }
            char next = i < text.length() ? text.charAt(i++) : '\0';
            switch (next) {
                case '%' -> out.append('%');
                case '_' -> out.append(' ');
                case '-' -> out.append("%20");
                case '{' -> {
                    int end = text.indexOf('}', i);
                    if (end < 0) {
                        throw new SpfSyntaxException("macro without an end");
                    }
                    out.append(macro(text.substring(i, end), letters));
                    i = end + 1;
                }
                default -> throw new SpfSyntaxException("stray %");
            }
        }
        return out.toString();
    }

    /// The value of what is between the braces: letter, digits, `r`, delimiters.
    private static String macro(String body, Letters letters) throws SpfSyntaxException {
        if (body.isEmpty() || body.length() > 64) {
            throw new SpfSyntaxException("malformed macro");
        }
        char letter = Character.toLowerCase(body.charAt(0));
        if (LETTERS.indexOf(letter) < 0) {
            throw new SpfSyntaxException("unknown macro letter");
        }
        int i = 1;
        int keep = 0;
        while (i < body.length() && body.charAt(i) >= '0' && body.charAt(i) <= '9') {
            keep = Math.min(keep * 10 + body.charAt(i++) - '0', 128);
        }
        if (i > 1 && keep == 0) {
            throw new SpfSyntaxException("macro that keeps nothing"); // §7.3: the digit must be nonzero
        }
        boolean reverse = i < body.length() && (body.charAt(i) == 'r' || body.charAt(i) == 'R');
        String delimiters = body.substring(reverse ? i + 1 : i);
        if (!delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0)) {
            throw new SpfSyntaxException("malformed macro");
        }
        String value = letters.value(letter);
        if (keep > 0 || reverse || !delimiters.isEmpty()) {
            value = transform(value, keep, reverse, delimiters.isEmpty() ? "." : delimiters);
        }
        return Character.isUpperCase(body.charAt(0)) ? escaped(value) : value;
    }

    private static String transform(String value, int keep, boolean reverse, String delimiters) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        if (reverse) {
            Collections.reverse(parts);
        }
        int from = keep == 0 ? 0 : Math.max(0, parts.size() - keep);
        return String.join(".", parts.subList(from, parts.size()));
    }

    /// RFC 7208 §7.3: an upper-case letter asks for URL escaping of all but unreserved characters.
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 255);
            boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            if (unreserved) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", (int) c));
            }
        }
        return out.toString();
    }
}
