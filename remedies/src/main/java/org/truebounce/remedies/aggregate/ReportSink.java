package org.truebounce.remedies.aggregate;

/// Takes what aggregate reports say, row by row.
public interface ReportSink {
    /// Whether the rows of a report are wanted; asked once, before the first.
    boolean wants(ReportHead head);

    /// Takes one row.
    void row(ReportHead head, Row row);

    /// Takes the news that something could not be read, or not to its end.
    ///
    /// @param source where it lies
    /// @param reason why, in a few words
    void unreadable(String source, String reason);
}
