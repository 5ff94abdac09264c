package org.truebounce.milter.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// What was counted and is not yet in the ledger, by day (UTC) and name.
final class Counts {
    /// What the names begin with, among others in the ledger.
    static final String ROOM = "returns.";

    private final Map<LocalDate, Map<String, Long>> days = new HashMap<>();

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    synchronized void one(String name, Instant at) {
        days.computeIfAbsent(day(at), unseen -> new HashMap<>()).merge(ROOM + name, 1L, Long::sum);
    }

    /// What was counted since the last call.
    synchronized Map<LocalDate, Map<String, Long>> take() {
        Map<LocalDate, Map<String, Long>> taken = Map.copyOf(days);
        days.clear();
        return taken;
    }

    /// Gives back what could not be written.
    synchronized void giveBack(Map<LocalDate, Map<String, Long>> taken) {
        taken.forEach((day, counts) -> counts.forEach((name, count) ->
                days.computeIfAbsent(day, unseen -> new HashMap<>()).merge(name, count, Long::sum)));
    }
}
