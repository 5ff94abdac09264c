package org.truebounce.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.contract.Home;
import org.truebounce.web.Serving;
import org.truebounce.web.WebServer;

/// Owners of mailboxes for whom the page is served, and messages that came to them.
final class Owners {
    static final Path GENUINE = Home.corpus().resolve("postfix/user-unknown.eml");
    static final Path BACKSCATTER = Home.folder().resolve("examples/domain/notices/1.eml");
    static final Path COMPROMISED = Home.corpus().resolve("postfix/connection-timed-out-expired.eml");
    static final Path FAKE = Home.corpus().resolve("fake/seven-held-messages.eml");
    static final Path UNDECIDED = GENUINE;
    static final Path NOT_A_NOTICE = Home.corpus().resolve("auto-reply/exchange-oof-french.eml");

    private Owners() {}

    /// Somebody whose addresses and servers are known, but not what was sent.
    static Account asked() {
        return Account.of(List.of("robin@alder.example"), List.of("alder.example"));
    }

    /// The same, with all that was sent: the message that [#GENUINE] is about.
    static Account known() throws IOException {
        SentMail sent = new SentMail(true);
        String notice = Files.readString(GENUINE, StandardCharsets.ISO_8859_1);
        String returned = notice.substring(notice.indexOf("Content-Type: message/rfc822"));
        sent.add(returned.substring(returned.indexOf("\n\n") + 2).getBytes(StandardCharsets.ISO_8859_1));
        return asked().withSent(sent)
                .withDns(Resolver.zoneFile(Home.folder().resolve("examples/domain/2-watching.zone")));
    }

    static WebServer serve(Account account) throws IOException {
        return WebServer.start(Serving.here(
                account, Optional.of("/nowhere/clamd.sock"), Files.createTempDirectory("journal"), "0.1.0"));
    }

    /// The source of a message.
    static String read(Path message) {
        try {
            return Files.readString(message, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// An mbox of several messages.
    static Path mbox(Path folder, Path... messages) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path message : messages) {
            all.append("From MAILER-DAEMON Mon Nov  2 10:15:00 2026\n")
                    .append(Files.readString(message, StandardCharsets.ISO_8859_1)
                            .replaceAll("(?m)^From ", ">From "))
                    .append("\n\n");
        }
        return Files.writeString(folder.resolve("inbox.mbox"), all, StandardCharsets.ISO_8859_1);
    }
}
