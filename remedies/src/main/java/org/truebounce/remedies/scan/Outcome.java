package org.truebounce.remedies.scan;

/// What came of scanning one content. What was not scanned is never clean.
public sealed interface Outcome {
    /// clamd knows nothing bad of it.
    record Clean() implements Outcome {}

    /// clamd recognised something.
    ///
    /// @param signature what it calls that
    record Found(String signature) implements Outcome {}

    /// It was not looked at, or not to its end.
    ///
    /// @param reason why, in a few words
    record NotScanned(Obstacle reason) implements Outcome {}
}
