package org.truebounce.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.batv.BatvResult;
import org.truebounce.auth.batv.BatvStatus;
import org.truebounce.report.Style;
import org.truebounce.report.Style.Tone;

/// What is said of signed return addresses.
final class BatvText {
    private static final int DAYS_AFTER_WHICH_NOBODY_KNOWS = 900;

    private BatvText() {}

    /// The signed address alone on its line; where it must stay as it is, that, and why on standard error.
    static void signed(Terminal terminal, String address, Optional<String> signed, boolean json) {
        if (json) {
            terminal.out().println(JsonLine.of(line -> {
                line.text("address", address);
                line.text("signed", signed);
                line.text("why", signed.isPresent() ? Optional.empty() : Optional.of(why(address)));
            }));
            return;
        }
        terminal.out().println(signed.orElse(address));
        terminal.out().flush();
        if (signed.isEmpty()) {
            terminal.err()
                    .println("truebounce: " + terminal.style().plain(address) + " stays as it is: " + why(address));
        }
    }

    private static String why(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || at == address.length() - 1) {
            return "it is not an address such as me@example.org";
        }
        String local = address.substring(0, at);
        if (local.indexOf('"') >= 0) {
            return "its local part is quoted";
        }
        return local.toLowerCase(Locale.ROOT).contains("prvs=")
                ? "it has a tag already"
                : "its local part would get longer than 64 octets";
    }

    static void verified(Terminal terminal, String address, BatvResult result, Instant at, boolean json) {
        if (json) {
            terminal.out().println(line(address, result, at));
            return;
        }
        Style style = terminal.style();
        terminal.out().println(mark(style, result.status()) + "  " + style.plain(address));
        terminal.out().print(style.paragraph("  ", meaning(result, at)));
    }

    private static String line(String address, BatvResult result, Instant at) {
        return JsonLine.of(line -> {
            line.text("address", address);
            line.text("status", word(result.status()));
            line.text("original", result.original());
            line.raw("keyNumber", result.keyNumber() < 0 ? Optional.empty() : Optional.of("" + result.keyNumber()));
            line.raw("daysLeft", result.isOurs() ? Optional.of("" + result.daysLeft()) : Optional.empty());
            line.text(
                    "lastDay", result.isOurs() ? Optional.of(lastDay(result, at).toString()) : Optional.empty());
        });
    }

    private static String word(BatvStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String mark(Style style, BatvStatus status) {
        return switch (status) {
            case VALID -> style.paint(Tone.GOOD, "✔ VALID");
            case EXPIRED -> style.paint(Tone.CAREFUL, "? EXPIRED");
            case WRONG_MAC -> style.paint(Tone.BAD, "✖ NOT YOURS");
            case UNKNOWN_KEY -> style.paint(Tone.CAREFUL, "? UNKNOWN KEY");
            case MALFORMED -> style.paint(Tone.BAD, "✖ BROKEN");
            case UNTAGGED -> style.paint(Tone.QUIET, "· NOT SIGNED");
        };
    }

    private static String meaning(BatvResult result, Instant at) {
        return switch (result.status()) {
            case VALID ->
                "Signed by you with key " + result.keyNumber() + " for " + result.original() + "; good "
                        + (result.daysLeft() == 0
                                ? "until the end of today"
                                : "for " + days(result.daysLeft()) + " more, until " + lastDay(result, at))
                        + " (UTC).";
            case EXPIRED ->
                result.daysExpired() > DAYS_AFTER_WHICH_NOBODY_KNOWS
                        ? "Signed by you with key " + result.keyNumber() + " for " + result.original()
                                + ", and out of time: long ago, or too far in the future."
                        : "Signed by you with key " + result.keyNumber() + " for " + result.original() + ", "
                                + days(result.daysExpired()) + " too late: it was good until "
                                + lastDay(result, at) + " (UTC).";
            case WRONG_MAC ->
                "Its tag names your key " + result.keyNumber()
                        + " and was not made with it, or for another address than " + result.original() + ".";
            case UNKNOWN_KEY -> "Its tag names key " + result.keyNumber() + ", which is not in the file of keys.";
            case MALFORMED -> "It has the mark of a tag, and no tag of this form.";
            case UNTAGGED -> "It carries no tag.";
        };
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static LocalDate lastDay(BatvResult result, Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(result.daysLeft());
    }
}
