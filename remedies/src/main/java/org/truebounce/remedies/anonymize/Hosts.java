package org.truebounce.remedies.anonymize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Host names and domains under names kept for documents in the place of others: one organisation stays one.
final class Hosts {
    private static final Set<String> COUNTRIES = countries();
    // RFC 2606 §2, §3
    private static final Set<String> RESERVED = Set.of("example", "test", "invalid", "localhost", "onion");
    private static final Set<String> FOR_DOCUMENTS = Set.of("example.com", "example.net", "example.org");
    private static final Set<String> INNER =
            Set.of("arpa", "local", "localdomain", "lan", "internal", "corp", "home", "intranet", "private");

    private final Pseudonyms pseudonyms;
    private final Networks networks;
    private final boolean alsoProviders;
    private final Map<String, String> organizations = new HashMap<>();
    private final Set<String> labels = new HashSet<>();

    Hosts(Pseudonyms pseudonyms, Networks networks, boolean alsoProviders) {
        this.pseudonyms = pseudonyms;
        this.networks = networks;
        this.alsoProviders = alsoProviders;
    }

    private static Set<String> countries() {
        Set<String> countries = new HashSet<>(Set.of("uk", "eu", "su"));
        for (String country : Locale.getISOCountries()) {
            countries.add(country.toLowerCase(Locale.ROOT));
        }
        return countries;
    }

    /// Makes one domain stand for another from now on.
    void fix(String domain, String replacement) {
        organizations.putIfAbsent(domain.toLowerCase(Locale.ROOT), replacement);
        pseudonyms.note(Kind.DOMAIN, domain, replacement);
        nameToo(domain.toLowerCase(Locale.ROOT), replacement);
    }

    /// Whether a host bears a name that is kept for documents, and so names nobody.
    static boolean isReserved(String host) {
        String top = host.substring(host.lastIndexOf('.') + 1);
        return RESERVED.contains(top) || FOR_DOCUMENTS.contains(organization(host));
    }

    /// Whether a single label stood where a host is named.
    boolean isMet(String label) {
        return labels.contains(label.toLowerCase(Locale.ROOT));
    }

    /// Whether a text is a host name, of several labels, the last of which could end one.
    boolean isHost(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        if (dot <= 0 || dot == lower.length() - 1 || lower.length() > 253 || lower.contains("..")) {
            return false;
        }
        String top = lower.substring(dot + 1);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c != '.' && c != '-' && c != '_' && !Letters.isInRun(c)) {
                return false;
            }
        }
        if (organizations.containsKey(organization(lower))) {
            return true;
        }
        if (!COUNTRIES.contains(top)
                && !pseudonyms.kept().isTop(top)
                && top.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        return isProvider(lower) || !List.of(lower.split("\\.")).stream().allMatch(pseudonyms.kept()::isWord);
    }

    private static String organization(String lower) {
        return OrganizationalDomain.byName(lower).name();
    }

    private boolean isProvider(String lower) {
        return !alsoProviders && pseudonyms.kept().isProvider(lower);
    }

    /// The network address for one that stands in the place of a host name.
    Optional<String> address(String name) {
        return networks.address(name);
    }

    /// The host name for a host name, or the label for a single label.
    String host(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") || lower.isEmpty()) {
            return name;
        }
        boolean single = lower.indexOf('.') < 0;
        String replaced = RESERVED.contains(lower) ? name : single ? label(name, true) : dotted(name, lower);
        if (single && !replaced.equals(name)) {
            labels.add(lower);
        }
        pseudonyms.note(Kind.HOST, name, replaced);
        return replaced;
    }

    private String dotted(String name, String lower) {
        String top = lower.substring(lower.lastIndexOf('.') + 1);
        if (INNER.contains(top) || top.equals("localhost")) {
            return labels(name.substring(0, name.length() - top.length() - 1), false)
                    + name.substring(name.length() - top.length() - 1);
        }
        if (!alsoProviders && pseudonyms.kept().isProviderHost(lower)) {
            return name;
        }
        String fixed = organizations.containsKey(lower) ? lower : organization(lower);
        boolean met = organizations.containsKey(fixed);
        if (!met && (RESERVED.contains(top) || FOR_DOCUMENTS.contains(fixed))) {
            return name;
        }
        int start = Math.max(0, name.length() - fixed.length());
        String below = start > 1 ? labels(name.substring(0, start - 1), isProvider(lower)) + "." : "";
        String own = name.substring(start);
        if (isProvider(lower) && !met) {
            return below + own;
        }
        String given = given(fixed);
        boolean upper = own.equals(own.toUpperCase(Locale.ROOT));
        return below + (upper ? given.toUpperCase(Locale.ROOT) : given);
    }

    private String given(String domain) {
        String given = organizations.get(domain);
        if (given == null) {
            given = drawn(domain);
            organizations.put(domain, given);
            pseudonyms.note(Kind.DOMAIN, domain, given);
            nameToo(domain, given);
        }
        return given;
    }

    private String drawn(String domain) {
        String suffix = domain.length() >= 11 ? ".example" : ".test"; // RFC 2606 §2
        int length = Math.max(3, domain.length() - suffix.length());
        String drawn = "";
        for (int attempt = 0; attempt < 100; attempt++) {
            drawn = pseudonyms.fresh("domain " + domain, length, attempt) + suffix;
            if (!organizations.containsValue(drawn) && !organizations.containsKey(drawn)) {
                return drawn;
            }
        }
        return drawn;
    }

    /// What a domain is called is what its company is called in the text.
    private void nameToo(String domain, String given) {
        String name = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
        if (name.length() > 3
                && !pseudonyms.kept().isWord(name)
                && !pseudonyms.kept().isLabel(name)) {
            pseudonyms.fix(name, given.substring(0, given.indexOf('.')));
        }
    }

    private String labels(String names, boolean provider) {
        String[] labels = names.split("\\.", -1);
        Optional<String> reversed = reversedAddress(labels);
        if (reversed.isPresent()) {
            String rest = names.substring(
                    String.join(".", List.of(labels).subList(0, 4)).length());
            return reversed.get() + rest;
        }
        StringBuilder all = new StringBuilder();
        for (String label : labels) {
            all.append(all.isEmpty() ? "" : ".").append(label(label, provider));
        }
        return all.toString();
    }

    /// The labels of a network address asked about in the DNS stand in reverse. RFC 1035 §3.5, RFC 5782 §2.1
    private Optional<String> reversedAddress(String[] labels) {
        if (labels.length < 4) {
            return Optional.empty();
        }
        return networks.address(labels[3] + "." + labels[2] + "." + labels[1] + "." + labels[0])
                .map(address -> String.join(".", List.of(address.split("\\.")).reversed()));
    }

    private String label(String label, boolean provider) {
        StringBuilder given = new StringBuilder(label.length());
        int at = 0;
        while (at < label.length()) {
            int end = Letters.runEnd(label, at);
            if (end == at) {
                given.append(label.charAt(at++));
                continue;
            }
            String run = label.substring(at, end);
            given.append(
                    isKept(run, provider)
                            ? run
                            : Letters.isUnparted(run.charAt(0)) ? pseudonyms.unparted(run, true) : run(run));
            at = end;
        }
        return given.toString();
    }

    private String run(String run) {
        return run.chars().anyMatch(c -> Letters.isDigit((char) c)) ? pseudonyms.token(run) : pseudonyms.word(run);
    }

    private boolean isKept(String run, boolean provider) {
        String lower = run.toLowerCase(Locale.ROOT);
        boolean digit = lower.chars().anyMatch(c -> Letters.isDigit((char) c));
        return run.length() <= 2
                || pseudonyms.kept().isLabel(lower)
                || (pseudonyms.kept().isWord(lower) && !pseudonyms.isName(lower))
                || (digit
                        && (run.length() <= 4 || (provider && run.length() <= 6))
                        && !lower.chars().allMatch(Character::isDigit));
    }
}
