package org.truebounce.remedies.scan;

/// Takes what a scan finds, one call at a time, in the order in which it is found.
public interface ScanSink {
    /// Takes one finding.
    void found(Finding finding);

    /// Hears of something that was not scanned.
    void notScanned(String source, Obstacle obstacle);

    /// Hears of something that the caller named and that cannot be used.
    void unusable(String source, String reason);

    /// Hears how far the scan has come, after each file.
    void progress(ScanTally soFar);
}
