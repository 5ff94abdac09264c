package org.truebounce.web.http;

/// Hears of each request when it has been answered.
@FunctionalInterface
public interface Listener {
    /// Takes the news of one answer.
    ///
    /// @param route the path of its route, with names in place of values; empty for the files of the page
    /// @param nanoseconds how long it took
    void answered(String method, String route, int status, long nanoseconds);
}
