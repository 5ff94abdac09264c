package org.truebounce.spelling;

import java.util.HashSet;
import java.util.Set;
import org.truebounce.words.DataLines;

/// Which top-level domains there are.
final class TopLevel {
    private static final Set<String> KNOWN = new HashSet<>();

    static {
        DataLines.all(TopLevel.class, "top-level.txt").forEach(line -> KNOWN.addAll(Set.of(line.split(" "))));
    }

    private TopLevel() {}

    /// Whether a domain ends in one that is known; internationalised ones are not listed and pass.
    static boolean isKnown(String domain) {
        String last = domain.substring(domain.lastIndexOf('.') + 1);
        return KNOWN.contains(last) || last.chars().anyMatch(c -> c >= 128);
    }
}
