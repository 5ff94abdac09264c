package org.truebounce.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// One case of the corpus: a message, and the Diagnosis that it must get.
///
/// @param file the message's file; what the Diagnosis must say stands beside it, in a `.json` file
/// @param message the message as it lies in the file, or with other line ends
/// @param owner whose mailbox it came to
@SuppressWarnings("ArrayRecordComponent") // the bytes of a message, never compared
public record CorpusCase(Path file, byte[] message, Owner owner) {
    private static final JsonMapper JSON = new JsonMapper();

    /// All cases by their names, the unsolved ones among them.
    public static List<CorpusCase> all() {
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(CorpusCase::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CorpusCase read(Path file) {
        try {
            return new CorpusCase(file, Files.readAllBytes(file), Owner.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Its folder and name, such as `postfix/local-unknown`.
    public String name() {
        return Home.corpus().relativize(file).toString().replace(".eml", "");
    }

    /// Its folder, which is mostly the name of a mail system.
    public String folder() {
        return Home.corpus().relativize(file).getName(0).toString();
    }

    /// Whether the program is known to read it rightly.
    public boolean isSolved() {
        return !folder().equals("unsolved");
    }

    /// The same case with LF or with CRLF at the end of each line.
    CorpusCase withLineEnds(String lineEnd) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String ended = text.replace("\r\n", "\n").replace("\n", lineEnd);
        return new CorpusCase(file, ended.getBytes(StandardCharsets.ISO_8859_1), owner);
    }

    Path expectation() {
        return Owner.beside(file, ".json");
    }

    /// Where a Diagnosis, as one line of JSON, says something else than it must.
    public List<String> differences(String diagnosis) {
        try {
            return Expectation.differences(JSON.readTree(Files.readString(expectation())), JSON.readTree(diagnosis));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
