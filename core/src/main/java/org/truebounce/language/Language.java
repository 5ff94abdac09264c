package org.truebounce.language;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.truebounce.words.DataLines;

/// One language that people are spoken to in: the files of its folder, each read when it is first needed.
public final class Language {
    private static final Map<String, Language> ALL = all();

    private final Locale locale;
    private final List<String> singular;
    private final Map<String, Sentences> files = new ConcurrentHashMap<>();

    private Language(String tag, List<String> singular) {
        this.locale = Locale.forLanguageTag(tag);
        this.singular = singular;
    }

    private static Map<String, Language> all() {
        Map<String, Language> all = new LinkedHashMap<>();
        for (String line : DataLines.all(Language.class, "LANGUAGES")) {
            List<String> words = List.of(line.split(" "));
            all.put(words.getFirst(), new Language(words.getFirst(), words.subList(1, words.size())));
        }
        return all;
    }

    /// The tags of the languages that there are, such as `de`.
    public static List<String> tags() {
        return List.copyOf(ALL.keySet());
    }

    /// The language that somebody reads; English where there is no translation.
    public static Language of(Locale reader) {
        Language own = ALL.get(reader.getLanguage());
        return own != null ? own : Objects.requireNonNull(ALL.get("en"));
    }

    public Locale locale() {
        return locale;
    }

    /// Whether a number takes the singular.
    boolean isSingular(long count) {
        return singular.contains(String.valueOf(count));
    }

    /// Whether sentences with numbers have a singular at all.
    boolean hasSingular() {
        return !singular.isEmpty();
    }

    /// The sentences of one of its files, such as `report`.
    public Sentences sentences(String file) {
        @Nullable Sentences read = files.get(file); // the usual case takes no lock
        return read != null
                ? read
                : files.computeIfAbsent(file, name -> Sentences.read(this, locale.getLanguage() + "/" + name + ".txt"));
    }

    /// A moment, to the minute: written so, it is read alike in all languages.
    public static String moment(Instant instant) {
        LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return at.toLocalDate() + " " + at.toLocalTime() + " UTC";
    }
}
