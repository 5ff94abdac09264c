package org.truebounce.auth.dmarc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.Resolver;

/// The domain that an organization registered: what `mail.example.co.uk` and `example.co.uk` have in common.
///
/// @param name the domain in lower case
/// @param basis how it is known
public record OrganizationalDomain(String name, Basis basis) {

    /// How an organizational domain is known.
    public enum Basis {
        /// By DMARC records (RFC 9989 §4.10.2).
        TREE_WALK,
        /// By the shape of the name: there are no records, or nobody was asked.
        NAME
    }

    /// Second labels below which others register, under any country's top-level domain.
    private static final Set<String> COMMON = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "mil", "net", "ne", "or", "org", "asso", "nom", "gv");

    /// More of them, for some countries.
    private static final Map<String, Set<String>> MORE = Map.ofEntries(
            Map.entry("uk", Set.of("ltd", "me", "plc", "sch", "nhs", "police")),
            Map.entry("jp", Set.of("ad", "ed", "gr", "lg")),
            Map.entry(
                    "br", Set.of("art", "adv", "blog", "eco", "emp", "eng", "ind", "inf", "jus", "leg", "med", "srv")),
            Map.entry("au", Set.of("asn", "id")),
            Map.entry("nz", Set.of("geek", "gen", "govt", "iwi", "kiwi", "maori", "school")),
            Map.entry("za", Set.of("law", "nom", "web")),
            Map.entry("in", Set.of("firm", "gen", "ind", "nic", "res")),
            Map.entry("kr", Set.of("pe", "re")),
            Map.entry("tw", Set.of("idv", "game", "ebiz", "club")),
            Map.entry("tr", Set.of("av", "bel", "bbs", "biz", "gen", "info", "k12", "pol", "tel", "web")),
            Map.entry("il", Set.of("k12", "muni", "idf")),
            Map.entry("th", Set.of("in", "mi")),
            Map.entry("id", Set.of("desa", "my", "sch", "web")),
            Map.entry("pl", Set.of("info", "biz", "waw")),
            Map.entry("hu", Set.of("info")),
            Map.entry("ua", Set.of("kiev", "kyiv", "lviv", "in")));

    /// The organizational domain by DNS tree walk, or by the shape of the name where there are no records or no
    /// answers.
    ///
    /// @param domain any domain, in any case
    public static OrganizationalDomain of(String domain, Resolver resolver) {
        String canonical = DomainName.ascii(domain).orElse("");
        if (canonical.isEmpty()) {
            return new OrganizationalDomain(DomainName.canonical(domain), Basis.NAME);
        }
        TreeWalk walk = TreeWalk.from(canonical, resolver);
        Optional<String> found = walk.failure().isPresent() ? Optional.empty() : walk.organizationalDomain();
        return found.map(name -> new OrganizationalDomain(name, Basis.TREE_WALK))
                .orElseGet(() -> byName(canonical));
    }

    /// The organizational domain by the shape of the name: two labels, or three below a suffix like `co.uk`. A
    /// guess.
    public static OrganizationalDomain byName(String domain) {
        String canonical = DomainName.canonical(domain);
        String top = canonical.substring(canonical.lastIndexOf('.') + 1);
        int labels = 2;
        if (top.length() == 2) {
            String rest = canonical.substring(0, Math.max(0, canonical.length() - 3));
            String second = rest.substring(rest.lastIndexOf('.') + 1);
            boolean suffix =
                    COMMON.contains(second) || MORE.getOrDefault(top, Set.of()).contains(second);
            labels = suffix ? 3 : 2;
        }
        int dot = canonical.length();
        for (int label = 0; label < labels && dot >= 0; label++) {
            dot = canonical.lastIndexOf('.', dot - 1);
        }
        return new OrganizationalDomain(canonical.substring(dot + 1), Basis.NAME);
    }
}
