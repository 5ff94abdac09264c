package org.truebounce.mailbox.profile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Apple Mail: `~/Library/Mail/V10/ACCOUNT/NAME.mbox/.../Messages/*.emlx`, a file for each message.
final class AppleMail {
    private static final int DEEPEST = 16;
    private static final String ENDING = ".mbox";

    private AppleMail() {}

    static List<Profile> profiles(Path home) throws IOException {
        Path mail = home.resolve("Library").resolve("Mail");
        if (!Files.isDirectory(mail)) {
            return List.of();
        }
        Optional<Path> newest;
        try (Stream<Path> versions = Files.list(mail)) {
            newest = versions.filter(folder -> version(folder) > 0 && Files.isDirectory(folder))
                    .max(Comparator.comparingInt(AppleMail::version)); // an older one is what an update left behind
        }
        if (newest.isEmpty()) {
            return List.of();
        }
        Walk walk = new Walk(newest.get());
        Files.walkFileTree(newest.get(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, walk);
        walk.mail.sort(null);
        Profile found = new Profile(String.valueOf(newest.get().getFileName()), walk.mail, walk.sent, List.of());
        return found.isEmpty() ? List.of() : List.of(found);
    }

    private static int version(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches("V\\d{1,4}") ? Integer.parseInt(name.substring(1)) : 0;
    }

    /// Collects the folders that hold messages: what lies beside them, attachments for example, is no mail that came.
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> mail = new ArrayList<>();
        private final List<Path> sent = new ArrayList<>();

        Walk(Path top) {
            this.top = top;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            if (name.equals("Attachments") || name.equals("MailData")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Optional<String> box = name.equals("Messages") ? box(top.relativize(folder)) : Optional.empty();
            if (box.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            switch (FolderName.of(box.get())) {
                case SENT -> sent.add(folder);
                case RECEIVED -> mail.add(folder);
                case NEITHER -> {}
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        /// The name of the mailbox that a folder belongs to: the innermost one.
        private static Optional<String> box(Path folder) {
            for (int at = folder.getNameCount() - 1; at >= 0; at--) {
                String name = folder.getName(at).toString();
                if (name.endsWith(ENDING)) {
                    // macOS may take names apart: e and its accent
                    return Optional.of(Normalizer.normalize(
                            name.substring(0, name.length() - ENDING.length()), Normalizer.Form.NFC));
                }
            }
            return Optional.empty();
        }
    }
}
