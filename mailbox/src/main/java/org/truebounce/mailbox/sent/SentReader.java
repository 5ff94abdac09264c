package org.truebounce.mailbox.sent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;

/// Reads the owner's sent mail in files, or the index that an earlier run has kept of it.
public final class SentReader {
    private final boolean keeps;
    private final SentNews news;

    /// @param keeps whether an index may be kept for later runs
    public SentReader(boolean keeps, SentNews news) {
        this.keeps = keeps;
        this.news = news;
    }

    /// What lies at a path: an mbox, a Maildir or a folder.
    public List<SentCopy> read(Path path) {
        Path place = path.toAbsolutePath().normalize();
        Optional<String> stamp = keeps ? Stamp.of(place) : Optional.empty();
        if (stamp.isEmpty()) {
            return copies(path);
        }
        KeptIndex index = new KeptIndex(place.toString());
        Optional<List<SentCopy>> kept = index.read(stamp.get());
        if (kept.isPresent()) {
            return kept.get();
        }
        List<SentCopy> copies = copies(path);
        index.write(copies, stamp.get());
        return copies;
    }

    private List<SentCopy> copies(Path path) {
        Copying copying = new Copying(new ArrayList<>(), news);
        Mailbox.read(path, Limits.standard(), copying);
        return copying.copies();
    }
}
