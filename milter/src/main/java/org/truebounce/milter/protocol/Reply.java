package org.truebounce.milter.protocol;

/// What becomes of a message.
public sealed interface Reply {
    /// It goes on its way.
    Reply ACCEPT = new Accept();

    record Accept() implements Reply {}

    /// It is refused, for good (code 5xx) or for now (4xx). RFC 5321 §4.2
    ///
    /// @param code the reply code
    /// @param status the enhanced status code (RFC 3463)
    /// @param text one line
    record Refuse(int code, String status, String text) implements Reply {
        private static final int LONGEST = 440; // RFC 5321 §4.5.3.1.5

        String line() {
            // Servers take the text for a pattern of printf, and lines end a reply.
            String safe = text.replace('%', '_').replaceAll("[^ -~]+", " ");
            return code + " " + status + " " + safe.substring(0, Math.min(safe.length(), LONGEST));
        }
    }
}
