package org.truebounce.web.sweep;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.evidence.Triage;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.imap.FolderUse;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.mailbox.imap.ImapReading;
import org.truebounce.mailbox.imap.Resume;
import org.truebounce.mailbox.sent.SentFolders;

/// Where the mail of a sweep comes from.
public sealed interface Input {
    /// What it is called.
    String name();

    /// Reads all of it.
    void read(MailSink sink);

    /// Whether the sweep is asked for each message before that is delivered.
    default boolean asksBefore() {
        return false;
    }

    /// What is known of the owner with what lies beside the mail: the folder of sent mail on the same server.
    default Account informed(Account account) {
        return account;
    }

    /// The server that it lies on, where it does.
    default Optional<ImapMailbox> server() {
        return Optional.empty();
    }

    /// Files on this machine.
    record Files(Path path, Limits limits) implements Input {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public void read(MailSink sink) {
            Mailbox.read(path, limits, sink);
        }
    }

    /// A mailbox that is sent.
    record Sent(String name, InputStream content, Limits limits) implements Input {
        @Override
        public void read(MailSink sink) {
            Mailbox.read(content, name, limits, sink);
        }
    }

    /// A mailbox on a server.
    ///
    /// @param folders the folders to read; the inbox and the junk folder where none is named
    record Server(ImapMailbox mailbox, List<String> folders) implements Input {
        @Override
        public String name() {
            return mailbox.account().user() + " on " + mailbox.account().host();
        }

        @Override
        public void read(MailSink sink) {
            List<String> wanted = folders.isEmpty() ? mailbox.folders(FolderUse.INBOX, FolderUse.JUNK) : folders;
            ImapReading reading = ImapReading.of(sink::wants).looking(Triage.FIELDS);
            mailbox.read(wanted, reading, Resume.none(), sink);
        }

        @Override
        public boolean asksBefore() {
            return true;
        }

        @Override
        public Account informed(Account account) {
            try (SentFolders folders = new SentFolders(mailbox, false, unread -> {})) {
                List<SentCopy> copies = new ArrayList<>(account.sent().copies());
                copies.addAll(folders.read());
                return account.withSent(SentMail.of(copies, account.sent().isComplete() && !folders.isCapped()));
            }
        }

        @Override
        public Optional<ImapMailbox> server() {
            return Optional.of(mailbox);
        }
    }
}
