package org.truebounce.milter.returns;

import java.time.Instant;
import java.util.Optional;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.EnvelopeSeal;

/// Envelope ids that are sealed and know their day, so that one that was seen in a notice cannot be used for ever.
///
/// The sealed id is `D-QUEUEID`: the days since 1970, and the server's name for the message.
final class Seals {
    private Seals() {}

    static Optional<String> seal(String queueId, BatvKeyRing keys, Instant at) {
        boolean printable =
                !queueId.isEmpty() && queueId.chars().allMatch(c -> c > ' ' && c < 127 && c != '+' && c != '=');
        return printable ? EnvelopeSeal.seal(day(at) + "-" + queueId, keys) : Optional.empty();
    }

    /// Whether an id was sealed here, no more days ago than given.
    static boolean holds(String sealed, BatvKeyRing keys, Instant at, int days) {
        int dash = sealed.indexOf('-');
        if (dash < 1 || dash > 6 || !sealed.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long age = day(at) - Long.parseLong(sealed.substring(0, dash));
        return age >= -1 && age <= days && EnvelopeSeal.holds(sealed, keys);
    }

    private static long day(Instant at) {
        return Counts.day(at).toEpochDay();
    }
}
