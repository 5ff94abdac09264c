package org.truebounce.mailbox.imap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/// A mailbox on a server, and how to get in.
///
/// @param certificate a file of certificates (PEM) that are trusted instead of the system's, for a server that
///     signs its own
public record ImapAccount(
        String host,
        int port,
        Security security,
        String user,
        Login login,
        Optional<Path> certificate,
        Patience patience) {
    public ImapAccount {
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw new ImapException("not the name of a host: " + Wire.harmless(host));
        }
        if (port < 1 || port > 65535) {
            throw new ImapException("not a port: " + port);
        }
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw new ImapException("not the name of a user: " + Wire.harmless(user));
        }
        if (security == Security.LOOPBACK && !isLoopback(host)) {
            throw new ImapException(
                    host + " is another machine: without TLS anyone on the way could read your password");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
