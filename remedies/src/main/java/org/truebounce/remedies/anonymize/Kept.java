package org.truebounce.remedies.anonymize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.truebounce.account.Account;
import org.truebounce.evidence.BaitWords;
import org.truebounce.notice.NoticeWords;
import org.truebounce.words.DataLines;

/// What stays as it is: the words by which a notice is read, names of roles and software, well-known domains.
final class Kept {
    private static final int LONGEST_PIECE = 24;
    private static final int SHORTEST_STEM = 5;

    private final Set<String> words = new HashSet<>(1 << 14);
    private final Set<String> stems = new HashSet<>(1 << 13);
    private final Set<String> pieces = new HashSet<>();
    private final Map<String, Set<String>> sections = new HashMap<>();
    private final List<String> providers = new ArrayList<>();

    private Kept() {
        String section = "";
        for (String line : DataLines.all(Kept.class, "kept.words")) {
            if (line.startsWith("= ")) {
                section = line.substring(2);
            } else {
                sections.computeIfAbsent(section, name -> new HashSet<>()).addAll(List.of(line.split(" +")));
            }
        }
        words.addAll(section("words"));
        DataLines.all(Kept.class, "common.words").forEach(line -> words.addAll(List.of(line.split(" +"))));
        NoticeWords.lines().forEach(this::learn);
        BaitWords.lines().forEach(this::learn);
        DataLines.all(Kept.class, "providers.domains").forEach(line -> providers.addAll(List.of(line.split(" +"))));
        providers.addAll(BaitWords.helpHosts());
        providers.forEach(domain -> words.add(domain.substring(0, domain.indexOf('.'))));
    }

    static Kept knowledge() {
        return Loaded.KEPT;
    }

    private static final class Loaded {
        static final Kept KEPT = new Kept();
    }

    private Set<String> section(String name) {
        return sections.getOrDefault(name, Set.of());
    }

    /// Takes the words of a line, but no addresses: the replies that prove phrases have some.
    private void learn(String line) {
        if (line.startsWith("= ")) {
            return; // a heading, or a reply that proves the phrase above it
        }
        String lower = line.toLowerCase(Locale.ROOT);
        boolean sender = lower.startsWith("from ") || lower.startsWith("manager ");
        for (String chunk : lower.split("\\s+")) {
            if (chunk.indexOf('@') >= 0) {
                continue;
            }
            int at = 0;
            while (at < chunk.length()) {
                int end = Letters.runEnd(chunk, at);
                if (end > at) {
                    String run = chunk.substring(at, end);
                    (Letters.isUnparted(run.charAt(0)) ? pieces : words).add(run);
                    if (run.length() >= SHORTEST_STEM) {
                        stems.add(run);
                    }
                    if (sender && run.length() > 3) {
                        sections.computeIfAbsent("roles", name -> new HashSet<>())
                                .add(run);
                    }
                }
                at = Math.max(end, at + 1);
            }
        }
    }

    /// Whether notices use a word, also with another ending: their phrases may end within words.
    boolean isWord(String lower) {
        if (words.contains(lower)) {
            return true;
        }
        for (int length = Math.min(lower.length() - 1, LONGEST_PIECE); length >= SHORTEST_STEM; length--) {
            if (stems.contains(lower.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    boolean isRole(String lower) {
        return section("roles").contains(lower);
    }

    boolean isLabel(String lower) {
        return section("labels").contains(lower);
    }

    boolean isKey(String lower) {
        return section("keys").contains(lower);
    }

    boolean isFirstName(String lower) {
        return section("names").contains(lower);
    }

    /// Whether an address may stand as it is for want of a person behind it: the names of documents.
    boolean isStock(String lower) {
        return section("stock").contains(lower);
    }

    boolean isTop(String lower) {
        return section("tops").contains(lower) || lower.startsWith("xn--");
    }

    /// Whether a host is listed as it is, not only by its domain.
    boolean isProviderHost(String host) {
        return providers.contains(host);
    }

    boolean isProvider(String domain) {
        return Account.isWithin(domain, providers);
    }

    /// How long the longest known phrase is that begins at an index of a text in a script without blanks.
    int pieceAt(String run, int at) {
        for (int end = Math.min(run.length(), at + LONGEST_PIECE); end > at; end--) {
            if (pieces.contains(run.substring(at, end))) {
                return end - at;
            }
        }
        return 0;
    }
}
