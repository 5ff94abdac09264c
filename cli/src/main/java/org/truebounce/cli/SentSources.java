package org.truebounce.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.mailbox.sent.SentNews;
import org.truebounce.mailbox.sent.SentReader;

/// Reads the owner's sent mail, and tells on the terminal how that goes.
final class SentSources implements SentNews {
    private final Terminal terminal;
    private final Progress progress;

    SentSources(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    /// What lies at places that the owner has named.
    ///
    /// @param keeps whether an index may be kept for later runs
    /// @throws UnusableException where a path does not exist
    List<SentCopy> read(List<String> paths, boolean keeps) {
        return readAll(paths.stream().map(SentSources::existing).toList(), keeps);
    }

    List<SentCopy> readAll(List<Path> paths, boolean keeps) {
        SentReader reader = new SentReader(keeps, this);
        List<SentCopy> copies =
                paths.stream().flatMap(path -> reader.read(path).stream()).toList();
        done();
        return copies;
    }

    /// Takes the line of progress away.
    void done() {
        progress.clear();
    }

    private static Path existing(String path) {
        if (!Files.exists(Path.of(path))) {
            throw new UnusableException("--sent: " + path + " does not exist");
        }
        return Path.of(path);
    }

    @Override
    public void unreadable(Unreadable problem) {
        progress.clear();
        terminal.err().println("truebounce: sent mail: " + problem.line());
    }

    @Override
    public void progress(long messages, long done, long known) {
        progress.update(messages, done, known);
    }
}
