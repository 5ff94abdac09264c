package org.truebounce.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.mailbox.imap.ImapReading;
import org.truebounce.mailbox.sent.SentFolders;
import org.truebounce.sweep.Sweep;

/// The mailbox on a server that a sweep goes through; there may be none.
final class SweepServer implements AutoCloseable {
    private final ImapOptions options;
    private final SettingsFile settings;
    private final Terminal terminal;
    private final Optional<ImapMailbox> mailbox;
    private Optional<LateResume> resume = Optional.empty();
    private Optional<SentFolders> sent = Optional.empty();
    private List<String> folders = List.of();

    private SweepServer(ImapOptions options, SettingsFile settings, Terminal terminal, Optional<ImapMailbox> mailbox) {
        this.options = options;
        this.settings = settings;
        this.terminal = terminal;
        this.mailbox = mailbox;
    }

    /// The server that is named on the command line, or in the settings where no other mailbox is named.
    static SweepServer of(ImapOptions options, SettingsFile settings, boolean alone, Terminal terminal) {
        boolean meant = options.isNamed() || (alone && options.isGiven(settings));
        return new SweepServer(
                options,
                settings,
                terminal,
                meant ? Optional.of(options.mailbox(settings, terminal)) : Optional.empty());
    }

    boolean isThere() {
        return mailbox.isPresent();
    }

    ImapMailbox mailbox() {
        return mailbox.orElseThrow(() -> new UnusableException("--imap: which server?"));
    }

    /// The first part of the source of each message; empty where there is no server.
    Optional<String> url() {
        return mailbox.map(ImapMailbox::url);
    }

    /// The copies in the folder of sent mail, unless the owner wants it left alone.
    List<SentCopy> sent(boolean keepsIndex) {
        if (mailbox.isEmpty() || !options.readsSent(settings)) {
            return List.of();
        }
        SentSources news = new SentSources(terminal);
        SentFolders opened = new SentFolders(mailbox.get(), keepsIndex, news);
        sent = Optional.of(opened);
        List<SentCopy> copies = opened.read();
        news.done();
        if (!opened.names().isEmpty()) {
            terminal.err()
                    .println("truebounce: your sent mail is read from " + String.join(", ", opened.names()) + ": "
                            + copies.size() + (opened.isCapped() ? ", the newest" : ""));
        }
        return copies;
    }

    /// What was sent since then.
    List<SentCopy> sentSince() {
        return sent.map(SentFolders::fresh).orElse(List.of());
    }

    /// Whether nothing of the sent mail was left out for there being so much.
    boolean hasAllSent() {
        return sent.filter(SentFolders::isCapped).isEmpty();
    }

    void read(Sweep running, SweepInput input) {
        if (mailbox.isEmpty()) {
            return;
        }
        LateResume reached = options.resume(settings, mailbox());
        resume = Optional.of(reached);
        folders = options.folders(settings, mailbox());
        mailbox().read(folders, reading(running::wants), reached, new MailSink() {
            @Override
            public void mail(MailItem item) {
                running.add(item.source(), item.message());
            }

            @Override
            public void unreadable(Unreadable problem) {
                input.unreadable(problem);
            }

            @Override
            public void progress(long done, long known) {
                input.progress(done, known);
            }
        });
        input.done();
    }

    /// The folders that were read.
    List<String> folders() {
        return folders;
    }

    /// Takes the news that all that was read has been judged.
    void judged() {
        resume.ifPresent(LateResume::judged);
    }

    /// How far the folders are read.
    LateResume reached() {
        return resume.orElseThrow();
    }

    /// What is read of each folder.
    ImapReading reading(Predicate<byte[]> worthReading) {
        return options.reading(settings, worthReading);
    }

    /// Whether the folder of sent mail is asked for what is new.
    boolean knowsSentFolder() {
        return sent.filter(folders -> !folders.names().isEmpty()).isPresent();
    }

    SettingsFile settings() {
        return settings;
    }

    @Override
    public void close() {
        sent.ifPresent(SentFolders::close);
    }
}
