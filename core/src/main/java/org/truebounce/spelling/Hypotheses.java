package org.truebounce.spelling;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The addresses that may be meant by one that was written, each with how probable it is as against the others.
final class Hypotheses {
    private final Map<String, Double> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private double asWritten;

    /// That the address is meant as it is written.
    void addAsWritten(double probability) {
        asWritten += probability;
    }

    void add(String meant, double probability) {
        if (probability > 0) {
            others.merge(meant, probability, Double::sum);
        }
    }

    /// The most probable address, where it has at least that share of all.
    Optional<String> best(double enough) {
        double all = asWritten
                + others.values().stream().mapToDouble(Double::doubleValue).sum();
        return others.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= enough * all)
                .map(Map.Entry::getKey);
    }

    void dropDomain(String domain) {
        others.keySet().removeIf(meant -> meant.toLowerCase(Locale.ROOT).endsWith("@" + domain));
    }
}
