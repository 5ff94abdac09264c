package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;
import org.truebounce.evidence.Weight;
import org.truebounce.language.Language;
import org.truebounce.language.Sentence;
import org.truebounce.language.Sentences;
import org.truebounce.remedies.domain.Forgeable;
import org.truebounce.remedies.domain.Stage;
import org.truebounce.remedies.password.Grade;
import org.truebounce.remedies.password.Weakness;
import org.truebounce.verdict.Verdict;

/// The scripts of the page and the sentences of `language/<tag>/page.txt` go together, and a script makes nothing of
/// text but text.
class PageWordsTest {
    private static final Path SCRIPTS = Home.folder().resolve("web/src/main/resources/org/truebounce/web/page");
    private static final Pattern SAID = Pattern.compile("\\b(?:say|count)\\('([a-z]+)', '([a-z0-9-]+)'");
    /// What makes markup, code or style of text.
    private static final Pattern DANGEROUS = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|DOMParser|srcdoc|setHTML");

    private static final Sentences WORDS = Language.of(Locale.ENGLISH).sentences("page");

    private static String scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .map(Owners::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void whatTheScriptsSayIsWritten() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (MatchResult said : SAID.matcher(scripts()).results().toList()) {
            String name = said.group(2);
            if (!name.endsWith("-") && !WORDS.section(said.group(1)).containsKey(name)) {
                missing.add(said.group(1) + "." + name);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsWrittenIsSaid() throws IOException {
        String scripts = scripts();
        Set<String> unsaid = new TreeSet<>();
        for (String section : WORDS.sections()) {
            for (String name : WORDS.section(section).keySet()) {
                String stem = name.replaceFirst("-(one|item|[0-9]|means)$", "")
                        .replaceFirst("^(state|stage|export|grade|advice|forgeable|said)-.*", "$1-");
                if (!scripts.contains("'" + stem) && !scripts.contains(stem + ":") && !words().contains(stem)) {
                    unsaid.add(section + "." + name);
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }

    /// Closed words of the program that are part of names.
    private static Set<String> words() {
        return Stream.of(
                        Stream.of(Verdict.values()).map(Verdict::word),
                        Stream.of(Weight.values()).map(Weight::word),
                        Stream.of(Weakness.values()).map(Weakness::word))
                .flatMap(word -> word)
                .collect(Collectors.toSet());
    }

    @Test
    void everyClosedWordHasItsSentence() {
        assertThat(names("meaning"))
                .containsAll(Stream.of(Verdict.values()).map(Verdict::word).toList());
        assertThat(names("weakness"))
                .containsAll(Stream.of(Weakness.values()).map(Weakness::word).toList());
        for (Grade grade : Grade.values()) {
            assertThat(names("password")).contains("grade-" + grade.word(), "advice-" + grade.word());
        }
        for (Forgeable forgeable : Forgeable.values()) {
            assertThat(names("domain")).contains("forgeable-" + forgeable.word());
        }
        for (Stage stage : Stage.values()) {
            assertThat(names("domain")).contains("stage-" + stage.word());
        }
    }

    private static Set<String> names(String section) {
        Map<String, Sentence> sentences = WORDS.section(section);
        return sentences.keySet();
    }

    @Test
    void noScriptMakesMarkupOfText() throws IOException {
        assertThat(scripts()).doesNotContainPattern(DANGEROUS);
        String page = Owners.read(SCRIPTS.resolve("index.html"));
        assertThat(page)
                .doesNotContain("style=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("(src|href)=\"(?![/#])");
    }
}
