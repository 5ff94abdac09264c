package org.truebounce.remedies.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// What clamd says of its own version and of the signatures by which it recognises malware.
///
/// @param engine such as `ClamAV 1.4.6`
/// @param made when the newest of ClamAV's own signatures were made; empty where it has none of them
public record Signatures(String engine, Optional<Instant> made) {
    private static final Duration OLD = Duration.ofDays(7);
    private static final Duration VERY_OLD = Duration.ofDays(30);
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    /// Reads the answer to VERSION: `ClamAV 1.4.6/27812/Mon Nov 23 09:24:00 2026`, the time being clamd's own.
    static Signatures parse(String answer, ZoneId zone) {
        String[] parts = answer.split("/", 3);
        return new Signatures(parts[0].strip(), parts.length < 3 ? Optional.empty() : date(parts[2], zone));
    }

    private static Optional<Instant> date(String text, ZoneId zone) {
        try {
            String date = text.strip().replaceAll("\\s+", " ");
            return Optional.of(LocalDateTime.parse(date, CTIME).atZone(zone).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// What to warn of before anybody trusts a scan: old signatures do not know new malware.
    public Optional<String> warning(Instant now) {
        if (made.isEmpty()) {
            return Optional.of("WARNING: clamd has none of ClamAV's own signatures. It finds next to nothing."
                    + " Run freshclam, then scan again.");
        }
        Duration age = Duration.between(made.get(), now);
        if (age.compareTo(VERY_OLD) > 0) {
            return Optional.of("WARNING: clamd's signatures are " + age.toDays()
                    + " days old. It misses whatever is newer. Run freshclam, then scan again.");
        }
        return age.compareTo(OLD) > 0
                ? Optional.of("clamd's signatures are " + age.toDays() + " days old; freshclam renews them.")
                : Optional.empty();
    }
}
