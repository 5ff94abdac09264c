package org.truebounce.contract;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What a case's owner tells of himself: the `.account` file beside the case, or else the corpus's usual owner, and
/// the `.zone` file beside the case.
///
/// @param me his addresses
/// @param trust the hosts of his mail system
/// @param sent his sent mail, a file each
/// @param completeSent whether everything that he sent is there
/// @param zone the DNS as an RFC 1035 zone file; without it nothing is asked
public record Owner(List<String> me, List<String> trust, List<Path> sent, boolean completeSent, Optional<Path> zone) {
    /// The owner of a case without an `.account` file.
    public static final Owner USUAL =
            new Owner(List.of("robin@alder.example"), List.of("mx1.alder.example"), List.of(), false, Optional.empty());

    static Owner of(Path mail) throws IOException {
        Properties said = new Properties();
        if (Files.exists(beside(mail, ".account"))) {
            try (Reader reader = Files.newBufferedReader(beside(mail, ".account"))) {
                said.load(reader);
            }
        }
        return new Owner(
                list(said, "me").orElse(USUAL.me),
                list(said, "trust").orElse(USUAL.trust),
                list(said, "sent").orElse(List.of()).stream()
                        .map(mail::resolveSibling)
                        .toList(),
                Boolean.parseBoolean(said.getProperty("complete-sent")),
                Optional.of(beside(mail, ".zone")).filter(Files::exists));
    }

    /// The messages of his sent mail.
    public List<byte[]> sentMessages() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (Path file : sent) {
            messages.add(Files.readAllBytes(file));
        }
        return messages;
    }

    private static Optional<List<String>> list(Properties said, String name) {
        return Optional.ofNullable(said.getProperty(name))
                .map(text -> Arrays.asList(text.strip().split("\\s*,\\s*")));
    }

    static Path beside(Path mail, String extension) {
        return Path.of(mail.toString().replaceAll("\\.eml$", extension));
    }
}
