package org.truebounce.web.http;

import java.io.IOException;

/// Answers requests to one path.
@FunctionalInterface
public interface Handler {
    /// Gives the answer to one request.
    ///
    /// @throws Refusal where the answer is a problem
    /// @throws IOException where the other side went away
    Answer answer(Request request) throws IOException;
}
