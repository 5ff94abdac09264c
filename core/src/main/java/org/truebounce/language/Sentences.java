package org.truebounce.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.truebounce.words.DataLines;

/// The sentences of one file: sections, begun by `= name`, of lines `name: sentence`.
///
/// A name alone on its line stands for the sentence of that name in the section `shared`.
public final class Sentences {
    /// The section of the sentences that others point to.
    public static final String SHARED = "shared";

    private final Language language;
    private final String file;
    private final Map<String, Map<String, Sentence>> sections = new LinkedHashMap<>();

    private Sentences(Language language, String file) {
        this.language = language;
        this.file = file;
    }

    static Sentences read(Language language, String file) {
        Sentences read = new Sentences(language, file);
        Map<String, Sentence> section = read.opened("");
        for (DataLines lines = DataLines.of(Sentences.class, file); lines.next(); ) {
            String line = lines.line();
            if (line.startsWith("= ")) {
                section = read.opened(line.substring(2));
                continue;
            }
            int colon = line.indexOf(": ");
            String name = colon < 0 ? line : line.substring(0, colon);
            Sentence said = colon < 0
                    ? read.opened(SHARED).get(name)
                    : new Sentence(line.substring(colon + 2).strip());
            if (said == null || section.putIfAbsent(name, said) != null) {
                throw lines.mistake(said == null ? "no sentence" : "said twice");
            }
        }
        return read;
    }

    private Map<String, Sentence> opened(String section) {
        return sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
    }

    /// The names of the sections, in their order.
    public List<String> sections() {
        return new ArrayList<>(sections.keySet());
    }

    /// The sentences of a section by their names, in their order.
    public Map<String, Sentence> section(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    /// A sentence of a section with its gaps filled, as by [Sentence#with].
    public String say(String section, String name, String... values) {
        @Nullable Sentence sentence = section(section).get(name);
        if (sentence == null) {
            throw new IllegalStateException(file + ": nothing is said of " + section + " " + name);
        }
        return sentence.with(values);
    }

    /// A sentence about a number, which fills `{count}`: the one whose name ends in `-one` where the language has
    /// the singular for that number.
    public String count(String section, String name, long count) {
        return say(section, language.isSingular(count) ? name + "-one" : name, "count", String.valueOf(count));
    }
}
