package org.truebounce.remedies.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A list of words to draw from. No word of it begins another one, so words written without a gap can still be
/// told apart.
///
/// @param language its code by ISO 639
/// @param title what it is called
/// @param licence the terms on which it may be passed on, and whose it is
/// @param words the words, each once
public record WordList(String language, String title, String licence, List<String> words) {
    /// The languages for which there is a list.
    public static final List<String> LANGUAGES = List.of("en", "de", "pt");

    private static final String TITLE = "title ";
    private static final String LICENCE = "licence ";

    /// The list of a language; empty where there is none.
    public static Optional<WordList> of(String language) {
        return LANGUAGES.contains(language) ? Optional.of(read(language)) : Optional.empty();
    }

    /// The same list without the words that hold one of the given characters.
    WordList without(String characters) {
        return new WordList(
                language,
                title,
                licence,
                words.stream()
                        .filter(word -> word.chars().noneMatch(c -> characters.indexOf(c) >= 0))
                        .toList());
    }

    /// How many bits the draw of one word is worth.
    double bits() {
        return Math.log(words.size()) / Math.log(2);
    }

    private static WordList read(String language) {
        try (InputStream file = WordList.class.getResourceAsStream(language + ".words")) {
            if (file == null) {
                throw new IllegalStateException("no word list for " + language);
            }
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int blank = lines.indexOf("");
            List<String> head = lines.subList(0, blank);
            List<String> words = List.copyOf(lines.subList(blank + 1, lines.size()));
            return new WordList(language, told(head, TITLE), told(head, LICENCE), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }
}
