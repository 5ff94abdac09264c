package org.truebounce.auth.dmarc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A DMARC policy record (RFC 9989 §4.7). Tags that are unknown or historic (`pct`, `rf`, `ri`) are ignored.
///
/// @param policy `p=`, for the domain itself
/// @param subdomainPolicy `sp=`, for domains below
/// @param nonexistentPolicy `np=`, for domains below that do not exist
/// @param strictDkim `adkim=s`
/// @param strictSpf `aspf=s`
/// @param publicSuffix `psd=`
/// @param testing `t=y`
/// @param reports `rua=` as written; empty when it is missing
public record DmarcRecord(
        DmarcPolicy policy,
        Optional<DmarcPolicy> subdomainPolicy,
        Optional<DmarcPolicy> nonexistentPolicy,
        boolean strictDkim,
        boolean strictSpf,
        PublicSuffix publicSuffix,
        boolean testing,
        String reports) {

    private static final int MAX_LENGTH = 8192;

    /// Whether the domain is one below which others register (RFC 9989 §4.7, `psd=`).
    public enum PublicSuffix {
        /// It is: organizational domains begin one label below.
        YES,
        /// It is not, and it is an organizational domain.
        NO,
        /// It does not say.
        UNSAID
    }

    /// Reads a TXT record.
    ///
    /// @return empty when it is no DMARC record, or one that asks for nothing that can be understood
    public static Optional<DmarcRecord> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (!isRecord(text)) {
            return Optional.empty();
        }
        Map<String, String> tags = new HashMap<>();
        for (DmarcTag tag : DmarcTag.all(text)) {
            if (!tag.name().isEmpty()) {
                tags.putIfAbsent(tag.name(), tag.value());
            }
        }
        return of(tags);
    }

    /// The text begins as a DMARC record does. RFC 9989 §4.8: the version comes first, and its value is
    /// case-sensitive.
    public static boolean isRecord(String text) {
        String head = text.substring(0, Math.min(text.length(), 64));
        int end = head.indexOf(';');
        String[] version = (end < 0 ? head : head.substring(0, end)).split("=", 2);
        return version.length == 2
                && version[0].strip().equalsIgnoreCase("v")
                && version[1].strip().equals("DMARC1");
    }

    private static Optional<DmarcRecord> of(Map<String, String> tags) {
        // RFC 9989 §4.7: without p= the policy is none. RFC 9989 §4.10.1: with a p=, sp= or np= that says nothing
        // known, the whole record counts as p=none where reports are asked for; else there is no policy.
        boolean readable = Stream.of("p", "sp", "np").allMatch(name -> readable(tags, name));
        String reports = tags.getOrDefault("rua", "");
        if (!readable && !reports.toLowerCase(Locale.ROOT).contains("mailto:")) {
            return Optional.empty();
        }
        return Optional.of(new DmarcRecord(
                policy(tags, "p", readable).orElse(DmarcPolicy.NONE),
                policy(tags, "sp", readable),
                policy(tags, "np", readable),
                tags.getOrDefault("adkim", "r").equalsIgnoreCase("s"),
                tags.getOrDefault("aspf", "r").equalsIgnoreCase("s"),
                switch (tags.getOrDefault("psd", "u").toLowerCase(Locale.ROOT)) {
                    case "y" -> PublicSuffix.YES;
                    case "n" -> PublicSuffix.NO;
                    default -> PublicSuffix.UNSAID;
                },
                tags.getOrDefault("t", "n").equalsIgnoreCase("y"),
                reports));
    }

    private static boolean readable(Map<String, String> tags, String name) {
        return !tags.containsKey(name)
                || DmarcPolicy.parse(tags.getOrDefault(name, "")).isPresent();
    }

    private static Optional<DmarcPolicy> policy(Map<String, String> tags, String name, boolean readable) {
        return readable ? DmarcPolicy.parse(tags.getOrDefault(name, "")) : Optional.empty();
    }

    /// The addresses that reports are sent to, without a size limit behind them (RFC 9989 §4.7, `rua=`).
    public List<String> reportAddresses() {
        return Arrays.stream(reports.split(","))
                .map(String::strip)
                .filter(uri -> uri.regionMatches(true, 0, "mailto:", 0, 7))
                .map(uri -> uri.substring(7).split("!", 2)[0])
                .toList();
    }

    /// What is asked for a domain that the record is not published at.
    ///
    /// @param exists the domain has an address or a mail exchange
    public DmarcPolicy policyBelow(boolean exists) {
        DmarcPolicy below = subdomainPolicy.orElse(policy);
        return exists ? below : nonexistentPolicy.orElse(below);
    }
}
