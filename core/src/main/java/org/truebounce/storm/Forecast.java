package org.truebounce.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How a storm dies away, read from its own decline.
///
/// After its peak a storm is taken to decline by the same share each hour. The mean delay of the notices behind the
/// peak is the time in which it falls to a third (1/e); that is the most likely value of an exponential decline.
///
/// @param decline the time in which the rate falls to 1/e; empty where the peak is not past yet
/// @param end when less than one notice a day is to be expected
public record Forecast(Optional<Duration> decline, Optional<Instant> end) {
    private static final int HOUR = 3_600;
    private static final int ENOUGH = 10;
    private static final double PER_DAY = 24.0;

    static Forecast of(NavigableMap<Long, Integer> byHour) {
        TreeMap<Long, Integer> smooth = smoothed(byHour);
        Optional<Long> peak =
                smooth.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        if (peak.isEmpty()) {
            return new Forecast(Optional.empty(), Optional.empty());
        }
        double notices = 0;
        double delay = 0;
        for (Map.Entry<Long, Integer> hour : byHour.tailMap(peak.get(), true).entrySet()) {
            notices += hour.getValue();
            delay += hour.getValue() * (hour.getKey() - peak.get() + 0.5);
        }
        double span = byHour.lastKey() - peak.get() + 1;
        double mean = notices == 0 ? 0 : delay / notices;
        // A mean near half of the span is that of a rate that does not fall.
        if (notices < ENOUGH || span < 3 || mean > 0.45 * span) {
            return new Forecast(Optional.empty(), Optional.empty());
        }
        double decline = untruncated(mean, span);
        double atPeak = notices / decline / (1 - Math.exp(-span / decline));
        double hours = Math.max(0, decline * Math.log(atPeak * PER_DAY));
        return new Forecast(
                Optional.of(Duration.ofSeconds((long) (decline * HOUR))),
                Optional.of(Instant.ofEpochSecond(peak.get() * HOUR + (long) (hours * HOUR))));
    }

    /// The mean of a decline of which only the first part was seen: solved by iteration.
    private static double untruncated(double mean, double span) {
        double decline = mean;
        for (int i = 0; i < 50; i++) {
            double cut = span / Math.expm1(span / decline);
            decline = Math.min(mean + cut, 10 * span);
        }
        return decline;
    }

    /// Sums over three hours, so that one busy hour is no peak.
    private static TreeMap<Long, Integer> smoothed(NavigableMap<Long, Integer> byHour) {
        TreeMap<Long, Integer> sums = new TreeMap<>();
        byHour.forEach((hour, count) -> {
            sums.merge(hour - 1, count, Integer::sum);
            sums.merge(hour, count, Integer::sum);
            sums.merge(hour + 1, count, Integer::sum);
        });
        return sums;
    }
}
