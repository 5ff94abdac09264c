package org.truebounce.mailbox.imap;

import java.net.Socket;
import org.eclipse.angus.mail.iap.ProtocolException;

/// How a connection comes to stand: the socket, TLS, and the login.
final class Connection {
    private final ImapAccount account;

    private Connection(ImapAccount account) {
        this.account = account;
    }

    /// @throws ImapException where another attempt would end no better
    static Wire open(ImapAccount account) throws Lost {
        Socket socket = Sockets.connect(account);
        boolean stands = false;
        try {
            Connection connection = new Connection(account);
            Wire wire = connection.protectedWire(socket);
            connection.login(wire);
            stands = true;
            return wire;
        } finally {
            if (!stands) {
                Sockets.close(socket);
            }
        }
    }

    private Wire protectedWire(Socket socket) throws Lost {
        return switch (account.security()) {
            case TLS -> greeted(Wire.over(Sockets.encrypted(socket, account), account.patience()));
            case LOOPBACK, OPEN -> greeted(Wire.over(socket, account.patience()));
            case STARTTLS -> begun(greeted(Wire.over(socket, account.patience())));
        };
    }

    private Wire greeted(Wire wire) throws Lost {
        boolean known = wire.greeting();
        if (known) {
            // RFC 9051 §11.3: nobody could tell whose words these are
            throw new ImapException(account.host() + " takes anyone for a known user; that is no mail server to trust");
        }
        capabilities(wire);
        return wire;
    }

    /// RFC 9051 §6.2.1
    private Wire begun(Wire wire) throws Lost {
        if (!wire.hasCapability("STARTTLS")) {
            throw new ImapException(account.host() + " offers no STARTTLS, or someone on the way has taken it out;"
                    + " nothing was told to it. Try TLS on port 993");
        }
        try {
            wire.run("STARTTLS");
        } catch (Refused refusal) {
            throw new ImapException(account.host() + " refuses STARTTLS: " + refusal.getMessage());
        }
        if (wire.hasResponse()) { // words that came before the protection did
            throw new ImapException(account.host() + ": someone puts words into the connection before TLS begins");
        }
        Wire encrypted = Wire.over(Sockets.encrypted(wire.socket(), account), account.patience());
        capabilities(encrypted);
        return encrypted;
    }

    private void login(Wire wire) throws Lost {
        String secret = account.login().secret().reveal();
        try {
            switch (account.login().kind()) {
                case TOKEN -> token(wire, secret);
                case PASSWORD -> password(wire, secret);
            }
        } catch (Refused refusal) {
            throw new ImapException(
                    account.host() + " does not let " + account.user() + " in: " + refusal.getMessage());
        }
        capabilities(wire);
    }

    private void password(Wire wire, String secret) throws Lost, Refused {
        if (wire.hasCapability("AUTH=PLAIN")) {
            wire.authenticate("PLAIN", "\0" + account.user() + "\0" + secret); // RFC 4616 §2
        } else if (wire.hasCapability("LOGINDISABLED")) {
            throw new ImapException(
                    account.host() + " takes no password on this connection; it may want TLS or a token");
        } else if (secret.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new ImapException(account.host() + " can take no password with such characters");
        } else {
            wire.run("LOGIN " + Wire.quoted(account.user()) + ' ' + Wire.quoted(secret));
        }
    }

    private void token(Wire wire, String secret) throws Lost, Refused {
        if (wire.hasCapability("AUTH=OAUTHBEARER")) {
            // RFC 7628 §3.1; in a name, "=" and "," are written as RFC 5801 §4 says
            String name = account.user().replace("=", "=3D").replace(",", "=2C");
            wire.authenticate(
                    "OAUTHBEARER",
                    "n,a=" + name + ",\1host=" + account.host() + "\1port=" + account.port() + "\1auth=Bearer " + secret
                            + "\1\1");
        } else {
            wire.authenticate("XOAUTH2", "user=" + account.user() + "\1auth=Bearer " + secret + "\1\1");
        }
    }

    private static void capabilities(Wire wire) throws Lost {
        try {
            wire.capability();
        } catch (ProtocolException | RuntimeException garbled) {
            throw new Lost("the server does not say what it can do");
        }
    }
}
