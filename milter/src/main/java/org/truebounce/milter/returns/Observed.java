package org.truebounce.milter.returns;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was counted, by day.
final class Observed {
    private final SortedMap<LocalDate, Map<String, Long>> days;

    Observed(SortedMap<LocalDate, Map<String, Long>> days) {
        this.days = days;
    }

    /// The first day on which a return address was signed.
    Optional<LocalDate> begin() {
        return days.entrySet().stream()
                .filter(day -> day.getValue().containsKey(Counts.ROOM + "signed"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The sum under one name since a day.
    long since(LocalDate first, String name) {
        return days.tailMap(first).values().stream()
                .mapToLong(counts -> counts.getOrDefault(Counts.ROOM + name, 0L))
                .sum();
    }

    long since(LocalDate first, Finding finding) {
        return since(first, "notice." + finding.word());
    }

    /// Sums since a day, the largest first; those of nothing are left out.
    <T> Map<T, Long> sums(LocalDate first, T[] values, Function<T, String> name) {
        Map<T, Long> sums = new LinkedHashMap<>();
        Stream.of(values)
                .map(value -> Map.entry(value, since(first, name.apply(value))))
                .filter(sum -> sum.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }
}
