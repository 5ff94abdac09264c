package org.truebounce.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.truebounce.mailbox.imap.FolderMark;
import org.truebounce.mailbox.imap.Resume;

/// Remembers how far each folder is read only once what was read has been judged: a run that is broken off reads it
/// again. Several folders may be read at once.
final class LateResume implements Resume {
    private final Resume kept;
    private final Map<String, FolderMark> reached = new LinkedHashMap<>();

    LateResume(Resume kept) {
        this.kept = kept;
    }

    @Override
    public synchronized Optional<FolderMark> mark(String folder) {
        return Optional.ofNullable(reached.get(folder)).or(() -> kept.mark(folder));
    }

    @Override
    public synchronized void reached(FolderMark mark) {
        reached.put(mark.folder(), mark);
    }

    /// Takes the news that all that was read has been judged.
    synchronized void judged() {
        reached.values().forEach(kept::reached);
    }
}
