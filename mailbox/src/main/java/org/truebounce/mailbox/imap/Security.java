package org.truebounce.mailbox.imap;

/// How the way to the server is protected.
public enum Security {
    /// TLS from the first byte, by custom on port 993. RFC 8314 §3.2
    TLS(993),
    /// TLS begun by the command STARTTLS; without it nothing is told to the server.
    STARTTLS(143),
    /// None, because the server is this very machine.
    LOOPBACK(143),
    /// None, because the user says so.
    OPEN(143);

    private final int port;

    Security(int port) {
        this.port = port;
    }

    /// The port that is customary for it.
    public int port() {
        return port;
    }
}
