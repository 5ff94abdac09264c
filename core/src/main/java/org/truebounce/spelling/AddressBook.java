package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.truebounce.account.SentMail;
import org.truebounce.words.DataLines;

/// All addresses and domains that may be meant: the owner's correspondents, and the domains of `domains.txt`.
final class AddressBook {
    /// Made once for an owner, as long as something still refers to his sent mail.
    private static final Map<SentMail, AddressBook> MADE = Collections.synchronizedMap(new WeakHashMap<>());

    /// The domains of the owner's correspondents; those of `domains.txt` that none of them has are the same for all.
    private final Map<String, MailDomain> domains = new HashMap<>();

    private final Lexicon<MailDomain> names;
    private final int addresses;
    private final int copies;
    private final double weight;

    private AddressBook(SentMail sent) {
        Map<String, List<MailDomain.Correspondent>> byDomain = new HashMap<>();
        sent.correspondents().forEach(address -> {
            int at = address.lastIndexOf('@');
            if (at > 0 && Written.isSound(address)) {
                byDomain.computeIfAbsent(address.substring(at + 1), domain -> new ArrayList<>())
                        .add(new MailDomain.Correspondent(
                                address.substring(0, at), sent.to(address).size()));
            }
        });
        byDomain.forEach((name, there) ->
                domains.put(name, new MailDomain(name, CommonDomains.SHARES.getOrDefault(name, 0.0), there)));
        names = new Lexicon<>(List.copyOf(domains.values()), MailDomain::word);
        addresses = (int) sent.correspondents().count();
        copies = sent.size();
        weight = byDomain.values().stream()
                .flatMap(List::stream)
                .mapToDouble(MailDomain.Correspondent::weight)
                .sum();
    }

    static AddressBook of(SentMail sent) {
        return MADE.compute(
                sent, (key, made) -> made != null && made.copies == key.size() ? made : new AddressBook(key));
    }

    /// The shares of `domains.txt`, read when the first address is looked at.
    private static final class CommonDomains {
        static final Map<String, Double> SHARES = read();
        static final double MOST = Collections.max(SHARES.values());
        static final Map<String, MailDomain> DOMAINS = SHARES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, share -> new MailDomain(share.getKey(), share.getValue(), List.of())));
        static final Lexicon<MailDomain> NAMES = new Lexicon<>(List.copyOf(DOMAINS.values()), MailDomain::word);

        private static Map<String, Double> read() {
            Map<String, Double> shares = new HashMap<>();
            double all = 0;
            for (DataLines lines = DataLines.of(AddressBook.class, "domains.txt"); lines.next(); ) {
                String[] words = lines.line().split(" ");
                double size = lines.number(words[0]);
                for (int i = 1; i < words.length; i++) {
                    if (shares.put(words[i], size) != null) {
                        throw lines.mistake("a domain that is there twice, " + words[i]);
                    }
                    all += size;
                }
            }
            double sum = all;
            shares.replaceAll((domain, size) -> size / sum);
            return shares;
        }
    }

    Optional<MailDomain> domain(String name) {
        return Optional.ofNullable(domains.get(name)).or(() -> Optional.ofNullable(CommonDomains.DOMAINS.get(name)));
    }

    /// Tells of each domain that may be meant.
    void near(DomainParts domain, Consumer<MailDomain> found) {
        Set<MailDomain> near = new LinkedHashSet<>();
        domain.names().forEach(name -> {
            names.near(name, near::add);
            CommonDomains.NAMES.near(name, common -> near.add(domains.getOrDefault(common.name(), common)));
        });
        near.forEach(found);
    }

    /// The share of all addresses in the world that the most usual domain has.
    double mostCommon() {
        return CommonDomains.MOST;
    }

    /// How many addresses the owner has written to.
    int addresses() {
        return addresses;
    }

    /// What all correspondents weigh together.
    double weight() {
        return weight;
    }
}
