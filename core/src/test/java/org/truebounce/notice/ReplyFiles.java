package org.truebounce.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The shipped reply files, read for what the program passes over: the replies below each pattern.
final class ReplyFiles {
    static final Path FOLDER = Path.of("src/main/resources/org/truebounce/notice/replies");

    /// A pattern, where it stands, and a reply that it must match.
    record Proof(String place, Reason reason, String pattern, String reply) {}

    private ReplyFiles() {}

    static List<Path> files() throws IOException {
        try (var listing = Files.list(FOLDER)) {
            return listing.filter(file -> file.toString().endsWith(".replies"))
                    .sorted()
                    .toList();
        }
    }

    static List<Proof> proofs() throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (Path file : files()) {
            Reason reason = Reason.UNDEFINED;
            String pattern = "";
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (line.startsWith("reason ")) {
                    reason = Reason.of(line.substring(7)).orElseThrow();
                } else if (line.startsWith("= ")) {
                    proofs.add(new Proof(file.getFileName() + ":" + number, reason, pattern, line.substring(2)));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    pattern = line;
                }
            }
        }
        return proofs;
    }
}
