package org.truebounce.remedies.anonymize;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves the dates of fields and trace lines by the same time. RFC 5322 §3.3
///
/// Dates in other forms, as in the words of a notice, stay.
final class DateShift {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern DATE = Pattern.compile("(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun),( {1,2}))?\\b(\\d{1,2}) ("
            + String.join("|", MONTHS) + ") (\\d{4}) (\\d{2}):(\\d{2})(?::(\\d{2}))?");

    private DateShift() {}

    static Edits edits(String text, int from, int to, Duration shift) {
        Edits edits = new Edits();
        if (shift.isZero()) {
            return edits;
        }
        Matcher date = DATE.matcher(text).region(from, to);
        while (date.find()) {
            edits.add(date.start(), date.end(), moved(date, shift));
        }
        return edits;
    }

    private static String moved(Matcher date, Duration shift) {
        try {
            LocalDateTime then = LocalDateTime.of(
                            number(date, 5),
                            MONTHS.indexOf(date.group(4)) + 1,
                            number(date, 3),
                            number(date, 6),
                            number(date, 7),
                            date.group(8) == null ? 0 : number(date, 8))
                    .plus(shift);
            String day = date.group(1) == null
                    ? ""
                    : then.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + "," + date.group(2);
            String number = date.group(3).length() == 2
                    ? String.format(Locale.ROOT, "%02d", then.getDayOfMonth())
                    : String.valueOf(then.getDayOfMonth());
            String seconds = date.group(8) == null ? "" : String.format(Locale.ROOT, ":%02d", then.getSecond());
            return String.format(
                    Locale.ROOT,
                    "%s%s %s %04d %02d:%02d%s",
                    day,
                    number,
                    MONTHS.get(then.getMonthValue() - 1),
                    then.getYear(),
                    then.getHour(),
                    then.getMinute(),
                    seconds);
        } catch (DateTimeException none) {
            return date.group();
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
