package org.truebounce.cli;

import java.nio.file.Path;
import java.util.List;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.sweep.Sweep;

/// Hands the mail of files to a sweep, and tells how reading goes.
final class SweepInput implements MailSink {
    private final Sweep sweep;
    private final Terminal terminal;
    private final Progress progress;
    private boolean asked;
    private boolean failed;

    SweepInput(Sweep sweep, Terminal terminal) {
        this.sweep = sweep;
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    void read(List<Path> files) {
        files.forEach(path -> Mailbox.read(path, Limits.standard(), this));
        progress.clear();
    }

    /// Whether something could not be read.
    boolean hasFailed() {
        return failed;
    }

    @Override
    public boolean wants(byte[] header) {
        asked = sweep.wants(header);
        return asked;
    }

    @Override
    public void mail(MailItem item) {
        boolean wanted = asked || wants(item.message());
        asked = false;
        if (wanted) {
            sweep.add(item.source(), item.message());
        }
    }

    @Override
    public void unreadable(Unreadable problem) {
        progress.clear();
        failed = true;
        terminal.err().println("truebounce: " + problem.line());
    }

    @Override
    public void progress(long done, long known) {
        progress.update(sweep.messages(), done, known);
    }

    /// Takes the line of progress away.
    void done() {
        progress.clear();
    }
}
