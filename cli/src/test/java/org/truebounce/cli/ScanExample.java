package org.truebounce.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A small mailbox with one harmless test virus in it, scanned for the documents.
final class ScanExample {
    private static final String FROM = "From kim@example.net Mon Mar  2 09:10:00 2026\n";

    private ScanExample() {}

    /// The command line and what it prints, as if the owner's folder were `~`.
    static String printed() {
        try {
            Path folder = Files.createTempDirectory("scan");
            try (ClamdServer clamd = ClamdServer.start(Files.createDirectory(folder.resolve("s")))) {
                Path home = Files.createDirectory(folder.resolve("home"));
                Files.writeString(home.resolve("Inbox"), mailbox());
                Files.writeString(home.resolve("notes.txt"), "Tea at five.\n");
                String text = Program.prints(List.of("scan", "--clamd", clamd.socket(), home.toString()));
                return "```text\n$ ./truebounce scan ~/Mail\n" + text.replace(home.toString(), "/home/robin/Mail")
                        + "```";
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mailbox() {
        String letter = "From: kim@example.net\nTo: robin@alder.example\nSubject: Tea\n\nAt five?\n\n";
        String infected = "From: kim@example.net\nTo: robin@alder.example\nSubject: Invoice\nMIME-Version: 1.0\n"
                + "Content-Type: application/octet-stream; name=invoice.com\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(ClamdServer.EICAR) + "\n\n";
        return FROM + letter + FROM + infected + FROM + letter;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
