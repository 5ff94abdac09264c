package org.truebounce.evidence;

import java.util.Locale;
import org.truebounce.mail.Received;

/// Marks of a login in a trace line.
final class Submission {
    private Submission() {}

    /// Whether a hop tells that its client logged in: by its protocol (RFC 3848), or in the words of the
    /// server.
    static boolean isLogin(Returned returned, Received hop) {
        String line = returned.headers().value(hop.index()).toLowerCase(Locale.ROOT);
        return hop.isAuthenticated() || line.contains("authenticated sender") || line.contains("(authenticated");
    }
}
