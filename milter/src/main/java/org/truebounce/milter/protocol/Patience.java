package org.truebounce.milter.protocol;

import java.time.Duration;

/// How long a peer is waited for.
///
/// @param idle for the next packet
/// @param packet for the rest of a packet that has begun, and for a peer to take an answer
public record Patience(Duration idle, Duration packet) {
    /// Two hours, as other milters have it, and a minute.
    public static final Patience USUAL = new Patience(Duration.ofHours(2), Duration.ofMinutes(1));
}
