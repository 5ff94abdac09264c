package org.truebounce.stream.event;

import java.util.Optional;

/// An answer that is held back, because a record of sent mail that is merely late may make it another one.
///
/// @param time when the notice came, in milliseconds since 1970
/// @param until when it is given by the clock, in milliseconds since 1970
/// @param records how many records of sent mail were known
/// @param opinion the answer; empty where the DNS must be asked first
public record Held(long time, long until, int records, Optional<Opinion> opinion) {}
