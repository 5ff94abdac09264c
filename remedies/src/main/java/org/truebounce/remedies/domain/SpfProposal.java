package org.truebounce.remedies.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.truebounce.auth.spf.SpfMechanism;
import org.truebounce.auth.spf.SpfOutcome;
import org.truebounce.auth.spf.SpfSurvey.Fault;
import org.truebounce.words.DataLines;

/// The SPF record that a domain should have.
final class SpfProposal {
    private static final List<String[]> PROVIDERS = DataLines.all(SpfProposal.class, "providers.txt").stream()
            .map(line -> line.split(" +"))
            .toList();

    private SpfProposal() {}

    /// A first record, from what takes the domain's mail: who takes it mostly also sends it.
    static DnsRecord first(Posture posture) {
        Set<String> terms = new LinkedHashSet<>();
        for (String host : posture.exchanges()) {
            terms.add(PROVIDERS.stream()
                    .filter(provider -> host.endsWith("." + provider[0]))
                    .map(provider -> provider[1])
                    .findFirst()
                    .orElse("mx"));
        }
        return record(posture.domain(), terms, posture.exchanges().isEmpty() ? "-all" : "~all");
    }

    /// The record that is there, all records made one, without what does harm; empty where nothing is to be
    /// mended, or where only its owner can know how.
    static Optional<DnsRecord> mended(Posture posture) {
        List<String> records = posture.spf().records();
        boolean unreadable = !posture.spf().faults(Fault.Kind.SYNTAX).isEmpty();
        if (records.isEmpty() || unreadable) {
            return Optional.empty();
        }
        Set<String> terms = new LinkedHashSet<>();
        for (String record : records) {
            terms.addAll(List.of(record.substring(6).strip().split(" +")));
        }
        String all = terms.stream().filter(SpfProposal::isAll).findFirst().orElse("");
        boolean redirected = all.isEmpty() && terms.stream().anyMatch(SpfProposal::isRedirect);
        String closing = all.startsWith("-") || all.startsWith("~") ? all : "~all";
        terms.removeIf(term -> isAll(term) || term.isEmpty() || isHarmful(term, posture));
        DnsRecord mended = record(posture.domain(), terms, redirected ? "" : closing);
        boolean same = records.size() == 1
                && mended.value().equalsIgnoreCase(records.getFirst().strip());
        return same ? Optional.empty() : Optional.of(mended);
    }

    private static boolean isHarmful(String term, Posture posture) {
        boolean ptr = posture.spf().terms().stream()
                .anyMatch(
                        met -> met.mechanism() == SpfMechanism.PTR && met.text().equals(term));
        boolean dead = posture.spf().faults(Fault.Kind.MISSING).stream()
                .anyMatch(fault -> fault.domain().equals(posture.domain())
                        && fault.detail().equals(term));
        boolean wide = posture.spf().terms().stream()
                .anyMatch(met -> met.text().equals(term) && SpfFindings.letsNearlyAllSend(met));
        return ptr || dead || wide;
    }

    private static boolean isAll(String term) {
        return term.toLowerCase(Locale.ROOT).matches("[+?~-]?all");
    }

    private static boolean isRedirect(String term) {
        return term.regionMatches(true, 0, "redirect=", 0, 9);
    }

    private static DnsRecord record(String domain, Set<String> terms, String closing) {
        String middle = terms.stream().map(term -> " " + term).collect(Collectors.joining());
        return DnsRecord.txt(domain, "v=spf1" + middle + (closing.isEmpty() ? "" : " " + closing));
    }

    /// The record of a name under which nobody sends.
    static DnsRecord nobody(String name) {
        return DnsRecord.txt(name, "v=spf1 -all");
    }

    /// Whether the record keeps strangers apart from others at all.
    static boolean isOpen(Posture posture) {
        return posture.spf().closing().filter(SpfOutcome.PASS::equals).isPresent()
                || posture.spf().terms().stream().anyMatch(SpfFindings::letsNearlyAllSend);
    }
}
