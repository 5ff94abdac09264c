package org.truebounce.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

/// Reads the owner's sent mail, or the index that an earlier run has kept of it.
final class SentReader {
    /// Below this the mail itself is read as fast as an index.
    private static final int WORTH_KEEPING = 500;

    private final Terminal terminal;
    private final boolean keeps;

    /// @param keeps whether an index may be kept for later runs
    SentReader(Terminal terminal, boolean keeps) {
        this.terminal = terminal;
        this.keeps = keeps;
    }

    /// @param complete whether the owner vouches that everything sent is there
    /// @throws UnusableException where a path does not exist
    SentMail read(List<String> paths, boolean complete) {
        if (paths.isEmpty()) {
            return SentMail.NONE;
        }
        SentMail mail = new SentMail(complete);
        for (String path : paths) {
            if (!Files.exists(Path.of(path))) {
                throw new UnusableException("--sent: " + path + " does not exist");
            }
            read(Path.of(path), mail);
        }
        return mail;
    }

    private void read(Path path, SentMail mail) {
        KeptIndex index = new KeptIndex(path);
        Optional<List<SentCopy>> kept = keeps ? index.read() : Optional.empty();
        List<SentCopy> copies = kept.orElseGet(() -> copies(path));
        copies.forEach(mail::add);
        if (keeps && kept.isEmpty() && copies.size() >= WORTH_KEEPING) {
            index.write(copies);
        }
    }

    private List<SentCopy> copies(Path path) {
        Filling filling = new Filling(new ArrayList<>(), terminal, new Progress(terminal));
        Mailbox.read(path, Limits.standard(), filling);
        filling.progress.clear();
        return filling.copies;
    }

    private record Filling(List<SentCopy> copies, Terminal terminal, Progress progress) implements MailSink {
        @Override
        public void mail(MailItem item) {
            copies.add(SentCopy.of(item.message()));
        }

        @Override
        public void unreadable(Unreadable problem) {
            terminal.err().println("truebounce: --sent: " + problem.line());
        }

        @Override
        public void progress(long done, long known) {
            progress.update(copies.size(), done, known);
        }
    }
}
