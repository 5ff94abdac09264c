package org.truebounce.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truebounce.contract.Home;
import org.truebounce.evidence.Answer;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Reason;
import org.truebounce.verdict.Verdict;

/// Every language says all that English says, with the same names and gaps, and says it in its own words.
class LanguageTest {
    private static final Path FOLDER = Home.folder().resolve("core/src/main/resources/org/truebounce/language");
    private static final Path EVIDENCE = Home.folder().resolve("core/src/main/java/org/truebounce/evidence");
    private static final Language ENGLISH = Language.of(Locale.ENGLISH);
    private static final Pattern GAP = Pattern.compile("\\[[^\\]]*\\{(\\w+)\\}[^\\]]*\\]|\\{(\\w+)\\}");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern ENGLISH_WORD = Pattern.compile("\\b(the|you|your|which|that|with|this)\\b");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern SAID = Pattern.compile("(?:says|counts)\\(\\s*\"([a-z]+-[a-z-]+)\"");

    static Stream<String> all() {
        return Language.tags().stream();
    }

    static Stream<String> translations() {
        return all().filter(tag -> !tag.equals("en"));
    }

    private static Language language(String tag) {
        return Language.of(Locale.forLanguageTag(tag));
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> files() throws IOException {
        return list(FOLDER.resolve("en")).stream()
                .map(file -> file.replace(".txt", ""))
                .toList();
    }

    /// Each sentence of a language by its whole name.
    private static void each(Language language, BiConsumer<String, String> sentence) throws IOException {
        for (String file : files()) {
            Sentences sentences = language.sentences(file);
            for (String section : sentences.sections()) {
                sentences
                        .section(section)
                        .forEach((name, said) -> sentence.accept(file + "/" + section + "/" + name, said.text()));
            }
        }
    }

    @Test
    void theListOfLanguagesIsThatOfTheFolders() throws IOException {
        List<String> folders =
                list(FOLDER).stream().filter(name -> !name.equals("LANGUAGES")).toList();
        assertThat(folders).isEqualTo(Language.tags()).hasSizeGreaterThan(7);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aLanguageSaysWhatEnglishSaysAndNoMore(String tag) throws IOException {
        assertThat(list(FOLDER.resolve(tag))).isEqualTo(list(FOLDER.resolve("en")));
        for (String file : files()) {
            Sentences english = ENGLISH.sentences(file);
            Sentences own = language(tag).sentences(file);
            assertThat(own.sections()).isEqualTo(english.sections());
            for (String section : english.sections()) {
                List<String> names = english.section(section).keySet().stream()
                        .filter(name -> !name.endsWith("-one") || language(tag).hasSingular())
                        .toList();
                assertThat(List.copyOf(own.section(section).keySet()))
                        .as("%s/%s %s", tag, file, section)
                        .isEqualTo(names);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aSentenceHasTheGapsOfTheEnglishOne(String tag) throws IOException {
        each(language(tag), (name, said) -> {
            String[] path = name.split("/");
            Sentence english = ENGLISH.sentences(path[0]).section(path[1]).get(path[2]);
            assertThat(gaps(said)).as(tag + " " + name).isEqualTo(gaps(english == null ? "" : english.text()));
        });
    }

    /// The gaps of a sentence by name, in `[...]` where the sentence does without.
    private static List<String> gaps(String sentence) {
        return GAP.matcher(sentence)
                .results()
                .map(gap -> gap.group(2) == null ? "[" + gap.group(1) + "]" : gap.group(2))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void noSentenceIsLeftInEnglish(String tag) throws IOException {
        Set<String> english = new TreeSet<>();
        each(ENGLISH, (name, said) -> {
            if (WORD.matcher(GAP.matcher(said).replaceAll("")).results().count() > 2) {
                english.add(said);
            }
        });
        assertThat(english).hasSizeGreaterThan(150);
        each(language(tag), (name, said) -> {
            assertThat(english).as(tag + " " + name).doesNotContain(said);
            assertThat(said).as(tag + " " + name).doesNotContainPattern(ENGLISH_WORD);
        });
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aLanguageHasItsOwnTypography(String tag) throws IOException {
        Pattern wrong = Pattern.compile(
                switch (tag) {
                    case "fr" -> "[\"']|(?<!\u00a0)[;?!»]|(?<!\u00a0):|«(?!\u00a0)|“|„";
                    case "de" -> "[\"'«»”]";
                    case "es" -> "[\"']|^[^¿]*\\?|“|„";
                    case "ja" -> "[\"']|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}][,.;:?!]|“";
                    case "zh" -> "[\"']|[\\p{IsHan}][,.;:?!]|「";
                    default -> "[\"']";
                });
        each(
                language(tag),
                (name, said) -> assertThat(said).as(tag + " " + name).doesNotContainPattern(wrong));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyWordOfTheProgramIsSaid(String tag) {
        Sentences report = language(tag).sentences("report");
        assertThat(report.section("verdict").keySet())
                .containsExactlyElementsOf(
                        Stream.of(Verdict.values()).map(Verdict::word).toList());
        assertThat(report.section("kind").keySet())
                .containsExactlyElementsOf(
                        Stream.of(Kind.values()).map(Kind::word).toList());
        assertThat(report.section("card").keySet())
                .containsAll(Stream.of(Answer.values()).map(Answer::word).toList());
        assertThat(language(tag).sentences("advice").sections())
                .containsExactly("", "delay", "backscatter", "compromised", "fake", "undecided", "spelling");
        List<String> reasons = new ArrayList<>(List.of("", Sentences.SHARED));
        Stream.of(Reason.values()).map(Reason::word).forEach(reasons::add);
        assertThat(language(tag).sentences("reasons").sections()).isEqualTo(reasons);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyReasonHasItsSentencesAndSteps(String tag) {
        Sentences reasons = language(tag).sentences("reasons");
        for (Reason reason : Reason.values()) {
            Map<String, Sentence> said = reasons.section(reason.word());
            assertThat(said).as(reason.word()).containsKeys("says", "unnamed", reason.word());
            said.forEach((name, sentence) -> assertThat(gaps(sentence.text()))
                    .as(reason + " " + name)
                    .isSubsetOf(name.equals("says") ? List.of("recipient", "[host]") : List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aQuestionNamesTheLettersOfItsAnswers(String tag) {
        Sentences report = language(tag).sentences("report");
        String yes = report.say("ask", "yes");
        String no = report.say("ask", "no");
        assertThat(report.say("ask", "sent-it")).containsPattern("[(（].*" + yes + ".*[/／].*" + no + ".*[)）]");
        assertThat(List.of(yes, no)).allMatch(letter -> letter.matches("[a-z]")).doesNotHaveDuplicates();
    }

    @Test
    void everySharedStepIsTakenBySome() throws IOException {
        String reasons = Files.readString(FOLDER.resolve("en/reasons.txt"));
        assertThat(ENGLISH.sentences("reasons").section(Sentences.SHARED).keySet())
                .filteredOn(step -> !step.equals("may-pass"))
                .allMatch(step -> reasons.contains("\n" + step + "\n"));
    }

    @Test
    void theChecksFindWhatTheFindingsSay() throws IOException {
        Set<String> literals = new TreeSet<>();
        Set<String> said = new TreeSet<>();
        for (String file : list(EVIDENCE)) {
            String source = Files.readString(EVIDENCE.resolve(file));
            LITERAL.matcher(source).results().forEach(found -> literals.add(found.group(1)));
            SAID.matcher(source).results().forEach(found -> said.add(found.group(1)));
        }
        Set<String> findings = ENGLISH.sentences("findings").section("finding").keySet();
        assertThat(findings).containsAll(said).hasSizeGreaterThan(60);
        assertThat(findings)
                .filteredOn(name -> !name.startsWith("notice-demand-"))
                .allMatch(name -> literals.contains(name.replaceFirst("-one$", "")), "is found by some check");
    }

    @Test
    void numbersTakeTheirForm() {
        Map<String, List<String>> expected = Map.of(
                "en", List.of("0 messages", "1 message", "2 messages"),
                "fr", List.of("0 message", "1 message", "2 messages"),
                "pt", List.of("0 mensagem", "1 mensagem", "2 mensagens"),
                "de", List.of("0 Nachrichten", "1 Nachricht", "2 Nachrichten"),
                "ja", List.of("0 件", "1 件", "2 件"));
        expected.forEach((tag, forms) -> {
            Sentences report = language(tag).sentences("report");
            assertThat(Stream.of(0, 1, 2).map(number -> report.count("tally", "messages", number)))
                    .isEqualTo(forms);
        });
    }

    @Test
    void aReaderOfAnotherLanguageGetsEnglish() {
        assertThat(Language.of(Locale.forLanguageTag("pt-BR")).locale()).isEqualTo(Locale.forLanguageTag("pt"));
        assertThat(Language.of(Locale.TRADITIONAL_CHINESE).locale()).isEqualTo(Locale.CHINESE);
        assertThat(Language.of(Locale.forLanguageTag("fi"))).isSameAs(ENGLISH);
        assertThat(Language.of(Locale.ROOT)).isSameAs(ENGLISH);
    }
}
