package org.truebounce.web.rest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.imap.ImapAccount;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.mailbox.imap.Login;
import org.truebounce.mailbox.imap.Patience;
import org.truebounce.mailbox.imap.Secret;
import org.truebounce.mailbox.imap.Security;
import org.truebounce.web.sweep.Input;

/// A mailbox on a server, as a request names it.
final class ImapWish {
    private static final Set<String> PROPERTIES =
            Set.of("host", "port", "security", "user", "password", "token", "folders");
    private static final Map<String, Security> WAYS =
            Map.of("tls", Security.TLS, "starttls", Security.STARTTLS, "loopback", Security.LOOPBACK);
    private static final int HIGHEST_PORT = 65_535;

    private ImapWish() {}

    static Optional<Input> of(Wish wish) {
        return wish.object("imap", PROPERTIES).map(ImapWish::server);
    }

    private static Input server(Wish imap) {
        Security security = Optional.ofNullable(WAYS.get(imap.text("security").orElse("tls")))
                .orElseThrow(() -> Wishes.bad("security: tls, starttls or loopback."));
        try {
            ImapAccount account = new ImapAccount(
                    imap.needed("host"),
                    imap.number("port", security.port(), HIGHEST_PORT),
                    security,
                    imap.needed("user"),
                    login(imap),
                    Optional.empty(),
                    Patience.standard());
            return new Input.Server(new ImapMailbox(account, Limits.standard(), line -> {}), imap.texts("folders"));
        } catch (ImapException unusable) {
            throw Wishes.bad(String.valueOf(unusable.getMessage()));
        }
    }

    private static Login login(Wish imap) {
        return imap.text("token")
                .map(token -> new Login(Login.Kind.TOKEN, Secret.typed(token.toCharArray())))
                .orElseGet(() -> new Login(
                        Login.Kind.PASSWORD,
                        Secret.typed(imap.needed("password").toCharArray())));
    }
}
