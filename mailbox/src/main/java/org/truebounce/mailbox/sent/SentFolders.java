package org.truebounce.mailbox.sent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.imap.FolderMark;
import org.truebounce.mailbox.imap.FolderUse;
import org.truebounce.mailbox.imap.ImapFollowing;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.mailbox.imap.ImapReading;
import org.truebounce.mailbox.imap.Resume;

/// The folders on a server that hold the owner's sent mail (RFC 6154 §2: `\Sent`), read once and then asked for what is
/// new.
///
/// Of each message only what a [SentCopy] needs is fetched, and what an earlier run has kept is not fetched again.
public final class SentFolders implements AutoCloseable {
    /// Of more, the newest are read.
    private static final int MOST = 50_000;

    private final ImapMailbox mailbox;
    private final boolean keeps;
    private final List<String> folders;
    private final List<SentCopy> arrived = new ArrayList<>();
    private final Marks marks = new Marks();
    private final ImapFollowing following;
    private boolean capped;

    /// @param keeps whether an index may be kept for later runs
    public SentFolders(ImapMailbox mailbox, boolean keeps, SentNews news) {
        this.mailbox = mailbox;
        this.keeps = keeps;
        this.folders = mailbox.folders(FolderUse.SENT);
        ImapReading wish = ImapReading.everything(ImapReading.Part.WHOLE_IF_RECENT)
                .looking(SentCopy.FIELDS)
                .newest(MOST);
        this.following = mailbox.follow(folders, wish, marks, new Copying(arrived, news));
    }

    /// The names of the folders.
    public List<String> names() {
        return folders;
    }

    /// Whether more than the newest is there.
    public boolean isCapped() {
        return capped;
    }

    /// All that was sent.
    public List<SentCopy> read() {
        if (folders.isEmpty()) {
            return List.of();
        }
        KeptIndex index = new KeptIndex(String.join("\n", mailbox.url(), String.join("\n", folders)));
        Optional<String> stamp = keeps ? index.stamp() : Optional.empty();
        Map<String, FolderMark> kept = stamp.map(Marks::parse).orElse(Map.of());
        List<SentCopy> before = stamp.flatMap(index::read).orElse(List.of());
        marks.reached.putAll(before.isEmpty() ? Map.of() : kept);
        List<SentCopy> all = new ArrayList<>(before);
        List<SentCopy> fresh = fresh();
        if (!marks.continues(kept)) {
            all.clear(); // numbered anew: all of it was fetched again
        }
        all.addAll(fresh);
        if (keeps && !fresh.isEmpty()) {
            index.write(all, marks.text());
        }
        return all;
    }

    /// What was sent since the last reading.
    public List<SentCopy> fresh() {
        if (folders.isEmpty()) {
            return List.of();
        }
        capped |= following.read().passedOver() > 0;
        List<SentCopy> fresh = List.copyOf(arrived);
        arrived.clear();
        return fresh;
    }

    @Override
    public void close() {
        following.close();
    }

    /// How far each folder is read.
    private static final class Marks implements Resume {
        private final Map<String, FolderMark> reached = new HashMap<>();

        @Override
        public Optional<FolderMark> mark(String folder) {
            return Optional.ofNullable(reached.get(folder));
        }

        @Override
        public void reached(FolderMark mark) {
            reached.put(mark.folder(), mark);
        }

        /// Whether what earlier marks stand for still has the same numbers.
        boolean continues(Map<String, FolderMark> earlier) {
            return earlier.values().stream()
                    .allMatch(mark -> mark(mark.folder())
                            .filter(now -> now.uidValidity() == mark.uidValidity())
                            .isPresent());
        }

        String text() {
            List<String> lines = reached.values().stream()
                    .map(mark -> mark.uidValidity() + " " + mark.uid() + " " + mark.folder())
                    .sorted()
                    .toList();
            return String.join("\n", lines);
        }

        static Map<String, FolderMark> parse(String text) {
            Map<String, FolderMark> marks = new HashMap<>();
            try {
                for (String line : text.lines().toList()) {
                    String[] parts = line.split(" ", 3);
                    marks.put(parts[2], new FolderMark(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])));
                }
            } catch (RuntimeException damaged) {
                return Map.of();
            }
            return marks;
        }
    }
}
