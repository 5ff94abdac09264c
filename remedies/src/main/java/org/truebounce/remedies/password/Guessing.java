package org.truebounce.remedies.password;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A way in which passwords are guessed, and how fast it is. The speeds are orders of magnitude, not promises.
public enum Guessing {
    /// At the login itself, which lets nobody try more than a hundred times an hour.
    ONLINE("online", "at a login page that slows attempts", 100 / 3_600.0),
    /// With a stolen password file made for safekeeping, such as by bcrypt or Argon2.
    SLOW_HASH("slowHash", "with a stolen password file that was kept well", 1e5),
    /// With a stolen password file made by one round of SHA-1 or NTLM, on a rack of graphics cards.
    FAST_HASH("fastHash", "with one that was kept badly", 1e12);

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365.25 * DAY;
    private static final double AGE_OF_UNIVERSE = 1.38e10 * YEAR;

    private final String word;
    private final String how;
    private final double perSecond;

    Guessing(String word, String how, double perSecond) {
        this.word = word;
        this.how = how;
        this.perSecond = perSecond;
    }

    /// Its name for programs.
    public String word() {
        return word;
    }

    /// How many guesses it makes in a second.
    public double perSecond() {
        return perSecond;
    }

    /// Says how long so many guesses take, whichever way.
    ///
    /// @param guessesLog10 the number of guesses as a power of ten
    public static String sentence(double guessesLog10) {
        return Arrays.stream(values())
                .map(guessing -> guessing.time(guessesLog10) + " " + guessing.how)
                .collect(Collectors.joining(", ", "Guessing it takes ", "."));
    }

    /// How long so many guesses take, in words.
    ///
    /// @param guessesLog10 the number of guesses as a power of ten
    public String time(double guessesLog10) {
        double seconds = Math.pow(10, guessesLog10) / perSecond;
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds >= AGE_OF_UNIVERSE) {
            return "longer than the universe is old";
        }
        return seconds < MINUTE
                ? count(seconds, "second")
                : seconds < HOUR
                        ? count(seconds / MINUTE, "minute")
                        : seconds < DAY
                                ? count(seconds / HOUR, "hour")
                                : seconds < YEAR ? count(seconds / DAY, "day") : years(seconds / YEAR);
    }

    private static String years(double years) {
        return years < 1e6
                ? count(years, "year")
                : years < 1e9 ? count(years / 1e6, "million year") : count(years / 1e9, "billion year");
    }

    /// Two figures are all that an estimate is worth.
    private static String count(double number, String unit) {
        double place = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
        long rounded = Math.round(Math.round(number / place) * place);
        return String.format(Locale.ROOT, "%,d %s%s", rounded, unit, rounded == 1 ? "" : "s");
    }
}
