package org.truebounce.mail;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/// Dates as mail writes them, with the liberties that it takes. RFC 5322 §3.3, §4.3
public final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final int MOST_WORDS = 12;

    private MailDate() {}

    /// Reads `Thu, 29 Apr 2010 23:34:45 +0900 (JST)`, without the day's name, with names of zones, or in
    /// asctime's order.
    public static Optional<ZonedDateTime> parse(String value) {
        int comment = value.indexOf('(');
        String plain = (comment < 0 ? value : value.substring(0, comment)).toLowerCase(Locale.ROOT);
        int day = 0;
        int month = 0;
        int year = 0;
        int[] clock = {};
        ZoneOffset offset = ZoneOffset.UTC;
        StringTokenizer words = new StringTokenizer(plain, " ,\t");
        for (int count = 0; count < MOST_WORDS && words.hasMoreTokens(); count++) {
            String word = words.nextToken();
            int name = word.length() >= 3 ? MONTHS.indexOf(word.substring(0, 3)) : -1;
            if (name >= 0 && month == 0) {
                month = name + 1;
            } else if (word.indexOf(':') > 0) {
                clock = clock(word);
            } else if (isNumber(word) && day == 0 && word.length() <= 2) {
                day = Integer.parseInt(word);
            } else if (isNumber(word) && year == 0 && (word.length() == 4 || word.length() == 2)) {
                year = fourDigits(Integer.parseInt(word));
            } else {
                offset = zone(word).orElse(offset);
            }
        }
        return build(year, month, day, clock, offset);
    }

    private static Optional<ZonedDateTime> build(int year, int month, int day, int[] clock, ZoneOffset offset) {
        if (clock.length < 2 || year == 0) {
            return Optional.empty();
        }
        try {
            int second = clock.length > 2 ? Math.min(clock[2], 59) : 0;
            return Optional.of(LocalDateTime.of(year, month, day, clock[0], clock[1], second)
                    .atZone(offset));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int[] clock(String word) {
        String[] parts = word.split(":", 4);
        int[] clock = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!isNumber(parts[i]) || parts[i].length() > 2) {
                return new int[0];
            }
            clock[i] = Integer.parseInt(parts[i]);
        }
        return clock;
    }

    private static int fourDigits(int year) {
        if (year >= 100) {
            return year;
        }
        return year < 50 ? 2000 + year : 1900 + year; // RFC 5322 §4.3
    }

    private static Optional<ZoneOffset> zone(String word) {
        if (word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-') && isNumber(word.substring(1))) {
            int minutes = Integer.parseInt(word.substring(1, 3)) * 60 + Integer.parseInt(word.substring(3));
            int signed = word.charAt(0) == '-' ? -minutes : minutes;
            return Math.abs(signed) <= 18 * 60 ? Optional.of(ZoneOffset.ofTotalSeconds(signed * 60)) : Optional.empty();
        }
        return switch (word) { // RFC 5322 §4.3
            case "edt" -> Optional.of(ZoneOffset.ofHours(-4));
            case "est", "cdt" -> Optional.of(ZoneOffset.ofHours(-5));
            case "cst", "mdt" -> Optional.of(ZoneOffset.ofHours(-6));
            case "mst", "pdt" -> Optional.of(ZoneOffset.ofHours(-7));
            case "pst" -> Optional.of(ZoneOffset.ofHours(-8));
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
