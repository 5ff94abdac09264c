package org.truebounce.mailbox.imap;

import java.time.Duration;

/// How long a server is waited for.
///
/// @param connect for a connection
/// @param read for the next bytes of an answer
/// @param answer for all of an answer, however steadily it drips
/// @param firstPause after the first failure; each further pause is twice as long
/// @param longestPause above which no pause grows
/// @param attempts how many failures in a row, with nothing read between them, end the reading
public record Patience(
        Duration connect, Duration read, Duration answer, Duration firstPause, Duration longestPause, int attempts) {
    private static final Patience STANDARD = new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(90),
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            10);

    /// For a server anywhere in the world: some six minutes of pauses before giving up.
    public static Patience standard() {
        return STANDARD;
    }

    /// The pause after that many failures in a row.
    Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
