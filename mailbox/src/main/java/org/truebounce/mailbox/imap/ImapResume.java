package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.mailbox.WholeFile;

/// How far the folders of one account are read, kept in a file that only its owner can read.
///
/// A file that cannot be read or is damaged is none: everything is read again.
public final class ImapResume implements Resume {
    private final Path file;
    private final Map<String, FolderMark> marks = new LinkedHashMap<>();

    private ImapResume(Path file) {
        this.file = file;
    }

    /// What is remembered of an account.
    ///
    /// @param folder where the files of all accounts lie
    /// @param narrowing what was looked at; what a fast reading passed over is still new to a thorough one
    /// @param fresh whether to begin anew
    public static ImapResume open(Path folder, ImapAccount account, ImapReading.Narrowing narrowing, boolean fresh) {
        String ending = switch (narrowing) {
            case ALL -> ".resume";
            case LIKELY -> ".fast.resume";
        };
        ImapResume resume = new ImapResume(folder.resolve(StateFile.name(account, ending)));
        if (!fresh) {
            resume.load();
        }
        return resume;
    }

    private void load() {
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", 3); // uidvalidity, uid, name
                marks.put(parts[2], new FolderMark(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])));
            }
        } catch (IOException | RuntimeException damaged) {
            marks.clear();
        }
    }

    @Override
    public Optional<FolderMark> mark(String folder) {
        return Optional.ofNullable(marks.get(folder));
    }

    @Override
    public void reached(FolderMark mark) {
        marks.put(mark.folder(), mark);
        List<String> lines = marks.values().stream()
                .map(known -> known.uidValidity() + " " + known.uid() + " " + known.folder())
                .toList();
        try {
            WholeFile.replace(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            // The next run reads this mail again.
        }
    }
}
