package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.mail.Received;
import org.truebounce.notice.Notice;

/// How a message was given to the owner's own server by somebody with a password.
public final class Submission {
    private Submission() {}

    /// Whether a hop tells that its client logged in: by its protocol (RFC 3848), or in the words of the
    /// server.
    static boolean isLogin(Returned returned, Received hop) {
        String line = returned.headers().value(hop.index()).toLowerCase(Locale.ROOT);
        return hop.isAuthenticated() || line.contains("authenticated sender") || line.contains("(authenticated");
    }

    /// The address that the returned message was submitted from, where an own server's line tells and the message
    /// is shown to have passed through that server.
    public static Optional<String> address(Notice notice, Account account) {
        Case matter = new Case(notice, account);
        return matter.leftThroughUs() ? matter.submission().flatMap(Received::address) : Optional.empty();
    }
}
