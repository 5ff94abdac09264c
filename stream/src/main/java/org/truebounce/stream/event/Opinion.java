package org.truebounce.stream.event;

import java.util.Optional;
import org.truebounce.storm.Witness;

/// What comes of judging one notice.
///
/// @param judged its Diagnosis; empty where it cannot be judged
/// @param witness what it tells of many mailboxes; empty where it is no real notice
/// @param open the notice itself, where what many mailboxes tell may yet decide it
/// @param dead the notice and why it cannot be judged
public record Opinion(Optional<Judged> judged, Optional<Witness> witness, Optional<Matter> open, Optional<Dead> dead) {
    /// Of a notice that cannot be judged.
    public static Opinion none(Arrival arrival, String reason) {
        return new Opinion(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Dead.of(arrival, reason)));
    }
}
