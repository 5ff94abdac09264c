package org.truebounce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/// Counts how often this module and an oracle agree; each disagreement must be named with its reason
/// beforehand.
public final class Agreement {
    private final String title;
    private final Map<String, String> reasons;
    private final Map<String, String> disagreements = new TreeMap<>();
    private int cases;
    private int negatives;

    /// @param reasons why a case of this name may differ
    public Agreement(String title, Map<String, String> reasons) {
        this.title = title;
        this.reasons = reasons;
    }

    /// Reads lines of `name -- reason`.
    public static Map<String, String> reasons(String lines) {
        Map<String, String> reasons = new TreeMap<>();
        lines.lines().forEach(line -> {
            int dashes = line.indexOf(" -- ");
            reasons.put(line.substring(0, dashes), line.substring(dashes + 4));
        });
        return reasons;
    }

    /// Compares one answer.
    public void compare(String name, String oracle, String ours) {
        cases++;
        if (!oracle.contains("1") && !oracle.contains("pass")) {
            negatives++;
        }
        if (!oracle.equals(ours)) {
            disagreements.put(name, "oracle " + oracle + ", ours " + ours);
        }
    }

    /// Nothing was compared: the oracle has no cases here.
    public boolean isEmpty() {
        return cases == 0;
    }

    /// Prints the figures and checks that nothing differs but what is said to.
    public void report(int atLeast) {
        System.out.printf(
                "%s: %d cases (%d negative), %d agree, %d differ%n",
                title, cases, negatives, cases - disagreements.size(), disagreements.size());
        disagreements.forEach((name, what) -> System.out.println(
                "  differs: " + name + ": " + what + " -- " + reasons.getOrDefault(name, "UNEXPLAINED")));
        assertThat(cases).as("cases").isGreaterThanOrEqualTo(atLeast);
        // An oracle of another version may agree where this one does not.
        assertThat(reasons.keySet()).as("explained disagreements").containsAll(disagreements.keySet());
    }
}
