package org.truebounce.ledger;

import java.time.Instant;
import java.util.Optional;

/// One reading of a mailbox.
///
/// @param id by which the ledger knows it
/// @param source the mailbox
/// @param started when it began
/// @param ended when it was through; empty where it was interrupted or is at work
/// @param position where to go on, in the reader's own words
public record Run(long id, String source, Instant started, Optional<Instant> ended, Optional<String> position) {
    public boolean isFinished() {
        return ended.isPresent();
    }
}
