package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.mailbox.WholeFile;

/// What a filing is about to do and has done, on the disk before each next step, so that it can be taken back.
final class Journal {
    private final Path file;

    Journal(Path folder, ImapAccount account) {
        this.file = folder.resolve(StateFile.name(account, ".journal"));
    }

    /// One line.
    ///
    /// @param act what is begun or done
    /// @param folder where the messages lay
    /// @param uids their numbers there
    /// @param to the folder or keyword
    /// @param toUidValidity the numbering of the folder that they went to
    /// @param toUids their numbers there, one for each of `uids`
    record Entry(
            Act act,
            String folder,
            long uidValidity,
            List<Long> uids,
            String to,
            long toUidValidity,
            List<Long> toUids) {
        /// A line of a journal, by what it tells.
        enum Act {
            CREATED,
            MOVING,
            MOVED,
            LABELLING
        }

        static Entry begun(Act act, FilingPlan.Step step, List<Long> uids) {
            return new Entry(act, step.folder(), step.uidValidity(), uids, step.to(), 0, List.of());
        }

        /// The messages, each by words that are its own.
        List<String> messages() {
            return uids.stream()
                    .map(uid -> folder + "\t" + uidValidity + "\t" + uid)
                    .toList();
        }

        /// Tab-separated: no name of a folder holds a tab, since [Filing] and IMAP's quoted names take none.
        String line() {
            return String.join(
                    "\t",
                    act.name(),
                    folder,
                    String.valueOf(uidValidity),
                    UidSet.of(uids),
                    to,
                    String.valueOf(toUidValidity),
                    UidSet.of(toUids));
        }

        static Optional<Entry> of(String line) {
            String[] parts = line.split("\t", -1);
            try {
                return Optional.of(new Entry(
                        Act.valueOf(parts[0]),
                        parts[1],
                        Long.parseLong(parts[2]),
                        UidSet.parse(parts[3]),
                        parts[4],
                        Long.parseLong(parts[5]),
                        UidSet.parse(parts[6])));
            } catch (RuntimeException brokenOff) { // the last line, where the machine stopped
                return Optional.empty();
            }
        }
    }

    /// Begins the journal of another run; that of the run before is forgotten.
    void begin() {
        try {
            WholeFile.replace(file, new byte[0]);
        } catch (IOException unusable) {
            throw unusable(unusable);
        }
    }

    void add(Entry entry) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((entry.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException unusable) {
            throw unusable(unusable);
        }
    }

    /// The lines of the last run, the last one first.
    List<Entry> backwards() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Entry> entries = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Entry.of(line).ifPresent(entries::addFirst);
            }
            return entries;
        } catch (IOException unusable) {
            throw unusable(unusable);
        }
    }

    private ImapException unusable(IOException why) {
        return new ImapException("the journal " + file + " cannot be used: " + why.getMessage());
    }
}
