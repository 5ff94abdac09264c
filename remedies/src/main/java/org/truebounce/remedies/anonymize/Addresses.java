package org.truebounce.remedies.anonymize;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Addresses for addresses: local part and domain each consistently, tags and addresses within local parts as well.
final class Addresses {
    static final String OWNER = "robin";
    static final String OWN_DOMAIN = "alder.example";
    /// What Exchange's own address begins with, before an id.
    private static final String EXCHANGE = "microsoftexchange";

    /// What names of programs hold.
    private static final List<String> MACHINES = List.of("daemon", "postmaster", "mailer");

    private final Pseudonyms pseudonyms;
    private final Hosts hosts;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> locals = new HashMap<>();

    /// @param me the owner's addresses: the first becomes `robin@alder.example`
    Addresses(Pseudonyms pseudonyms, Hosts hosts, List<String> me) {
        this.pseudonyms = pseudonyms;
        this.hosts = hosts;
        if (!me.isEmpty()) {
            Address first = new Address("", me.getFirst());
            owners.put(first.address().toLowerCase(Locale.ROOT), OWNER);
            pseudonyms.fix(first.localPart().toLowerCase(Locale.ROOT), OWNER);
            if (!first.domain().isEmpty() && !pseudonyms.kept().isProvider(first.domain())) {
                hosts.fix(first.domain(), OWN_DOMAIN);
            }
        }
    }

    /// A whole address.
    String address(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? domain(address)
                : local(address.substring(0, at), address.substring(at + 1)) + "@" + domain(address.substring(at + 1));
    }

    /// What stands behind the `@`: a host name, or a network address.
    String domain(String domain) {
        return hosts.address(domain).orElseGet(() -> hosts.host(domain));
    }

    String local(String local, String domain) {
        String address = local + "@" + domain;
        String given = owners.containsKey(address.toLowerCase(Locale.ROOT))
                ? OWNER
                : isStock(local, domain) ? local : parts(local);
        pseudonyms.note(Kind.ADDRESS, address, given + "@" + (domain.isEmpty() ? "" : domain(domain)));
        if (!local.isEmpty()) {
            pseudonyms.note(Kind.LOCAL_PART, local, given);
            locals.putIfAbsent(local.toLowerCase(Locale.ROOT), given);
        }
        return given;
    }

    /// The local part that stands for a text, where it is one that was met and no word.
    Optional<String> known(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return pseudonyms.kept().isWord(lower)
                ? Optional.empty()
                : Optional.ofNullable(locals.get(lower)).map(given -> Pseudonyms.cased(text, given));
    }

    private boolean isStock(String local, String domain) {
        return pseudonyms.kept().isStock(local.toLowerCase(Locale.ROOT))
                && hosts.host(domain).equals(domain);
    }

    /// VERP, BATV and SRS put whole addresses and tags between `=` and `+`.
    private String parts(String local) {
        StringBuilder given = new StringBuilder(local.length());
        int at = 0;
        for (int i = 0; i <= local.length(); i++) {
            if (i == local.length() || local.charAt(i) == '=' || local.charAt(i) == '+' || local.charAt(i) == ' ') {
                boolean tagged = i > at && (at > 0 || i < local.length());
                String part = local.substring(at, i);
                boolean key = i < local.length()
                        && local.charAt(i) == '='
                        && pseudonyms.kept().isKey(part.toLowerCase(Locale.ROOT));
                given.append(
                        key
                                ? part
                                : tagged && hosts.isHost(part)
                                        ? hosts.host(part)
                                        : runs(part, at > 0 && local.charAt(at - 1) == '+'));
                given.append(i < local.length() ? String.valueOf(local.charAt(i)) : "");
                at = i + 1;
            }
        }
        return given.toString();
    }

    private String runs(String part, boolean afterPlus) {
        StringBuilder given = new StringBuilder(part.length());
        int at = 0;
        // RFC 3461 §4: `+2B` and `+3D` stand for `+` and `=`
        if (afterPlus && (part.startsWith("2B") || part.startsWith("3D"))) {
            given.append(part, 0, 2);
            at = 2;
        }
        while (at < part.length()) {
            int end = Letters.runEnd(part, at);
            given.append(end == at ? String.valueOf(part.charAt(at)) : run(part.substring(at, end)));
            at = Math.max(end, at + 1);
        }
        return given.toString();
    }

    private String run(String run) {
        String lower = run.toLowerCase(Locale.ROOT);
        if (run.length() == 1
                || pseudonyms.kept().isRole(lower)
                || MACHINES.stream().anyMatch(lower::contains)) {
            return run;
        }
        if (lower.startsWith(EXCHANGE)) {
            return run.substring(0, EXCHANGE.length()) + pseudonyms.id(run.substring(EXCHANGE.length()));
        }
        if (Letters.isUnparted(run.charAt(0))) {
            return pseudonyms.unparted(run, true);
        }
        return run.chars().anyMatch(c -> Letters.isDigit((char) c)) ? pseudonyms.token(run) : pseudonyms.word(run);
    }
}
