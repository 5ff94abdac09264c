package org.truebounce.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of messages, a file each, held in memory.
///
/// @param path where they lie
/// @param messages their bytes, in the order of their paths
record MailFolder(Path path, List<byte[]> messages) {
    private static final Set<String> BESIDE_MAIL = Set.of("json", "jsonl", "md", "account", "zone", "gitattributes");

    /// The folder that the system property `mail` names, else the project's own cases.
    static MailFolder chosen() {
        return at(Optional.ofNullable(System.getProperty("mail")).map(Path::of).orElseGet(MailFolder::corpus));
    }

    /// The project's own cases.
    static Path corpus() {
        return Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse("."), "corpus");
    }

    static MailFolder at(Path folder) {
        List<byte[]> messages = files(folder).stream().map(MailFolder::bytes).toList();
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("no mail in " + folder);
        }
        return new MailFolder(folder, messages);
    }

    /// The files of a folder that are mail, in the order of their paths.
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(MailFolder::isMail)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMail(Path file) {
        String name = file.getFileName().toString();
        return !BESIDE_MAIL.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The size of all messages together, in bytes.
    long size() {
        return messages.stream().mapToLong(message -> message.length).sum();
    }
}
