package org.truebounce.sweep;

import java.time.Instant;
import java.util.Optional;
import org.truebounce.notice.Reason;

/// An address that the owner's own mail did not reach.
///
/// @param address as the notice has it
/// @param reason what the latest notice gives
/// @param suggestion what was probably meant
/// @param failures how many notices tell of it
/// @param last when the latest came
/// @param lasting whether a later try would meet the same
public record Correction(
        String address,
        Reason reason,
        Optional<String> suggestion,
        int failures,
        Optional<Instant> last,
        boolean lasting) {

    /// The same address with one more notice about it.
    Correction with(Correction later) {
        boolean newer = later.last.isPresent() && (last.isEmpty() || last.get().isBefore(later.last.get()));
        Correction shown = newer ? later : this;
        return new Correction(
                shown.address,
                shown.reason,
                suggestion.or(() -> later.suggestion),
                failures + later.failures,
                shown.last,
                shown.lasting);
    }
}
