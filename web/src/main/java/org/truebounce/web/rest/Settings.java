package org.truebounce.web.rest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.mailbox.Limits;
import org.truebounce.web.http.Problem;

/// What holds for all requests.
///
/// @param account what is known of the mailbox's owner, unless a request says otherwise
/// @param local whether nobody but this machine can ask: then files and mail servers may be named
/// @param clamd where clamd listens; empty for where it usually does
/// @param journal the folder in which is kept what undoing needs
/// @param version the program's version
/// @param system asks the system's name servers
public record Settings(
        Account account, boolean local, Optional<String> clamd, Path journal, String version, Resolver system) {
    /// How much one request may bring.
    public static final long UPLOAD_BYTES = 256L << 20;

    /// How long one message may be.
    public static final int MESSAGE_BYTES = 32 << 20;

    /// What is read of a mailbox that is sent.
    static final Limits LIMITS = Limits.standard().withMessageBytes(MESSAGE_BYTES);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public Settings(Account account, boolean local, Optional<String> clamd, Path journal, String version) {
        this(account, local, clamd, journal, version, account.asksDns() ? account.dns() : Resolver.system(PATIENCE));
    }

    /// Refuses to touch this machine's files or network for somebody who is elsewhere.
    void refuseUnlessLocal() {
        if (!local) {
            throw new Problem(
                            Problem.Kind.NOT_OFFERED,
                            "Files and mail servers can be named only where nobody but this machine can ask. Send the"
                                    + " file itself.")
                    .refusal();
        }
    }
}
