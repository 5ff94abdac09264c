package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truebounce.language.Language;
import tools.jackson.databind.JsonNode;

/// Which language a report comes in, and that only what is meant for people follows it.
class LanguageOptionTest {
    private static final String NOTICE =
            Path.of("src", "test", "resources", "robin", "own-server-kept.eml").toString();
    private static final List<String> FOR_PEOPLE = List.of("summary", "evidence", "advice", "settle");

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> languages() {
        return Language.tags().stream();
    }

    private static String word(String tag, String section, String name) {
        return Language.of(Locale.forLanguageTag(tag)).sentences("report").say(section, name);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theReportComesInTheLanguageAskedFor(String tag) {
        CommandRun run = CommandRun.of("check", "--lang", tag, "--explain", NOTICE);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        word(tag, "verdict", "undecided").toUpperCase(Locale.ROOT),
                        word(tag, "card", "why"),
                        word(tag, "card", "owner-sent-it"),
                        word(tag, "card", "settle"),
                        word(tag, "card", "to-do"),
                        word(tag, "route", "notice"));
        assertThat(run.out().contains("What to do")).isEqualTo(tag.equals("en"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theSumAndTheLinesOfAMailboxDoToo(String tag) throws IOException {
        for (String name : List.of("a.eml", "b.eml")) {
            Files.copy(Path.of(NOTICE), folder.resolve(name));
        }
        CommandRun run = CommandRun.of("check", "--lang", tag, folder.toString());
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().getFirst())
                .contains(word(tag, "verdict", "undecided").toUpperCase(Locale.ROOT));
        assertThat(run.lines().getLast()).contains("2").contains(word(tag, "verdict", "undecided"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void programsReadTheSameInEveryLanguage(String tag) {
        JsonNode english = CommandRun.of("check", "--json", NOTICE).diagnoses().getFirst();
        JsonNode told = CommandRun.of("check", "--json", "--lang", tag, NOTICE)
                .diagnoses()
                .getFirst();
        assertThat(told.propertyNames()).isEqualTo(english.propertyNames());
        for (String field : told.propertyNames()) {
            if (!FOR_PEOPLE.contains(field)) {
                assertThat(told.path(field)).as(field).isEqualTo(english.path(field));
            } else if (!tag.equals("en")) {
                assertThat(told.path(field)).as(field).isNotEqualTo(english.path(field));
            }
        }
        assertThat(ids(told.path("advice"))).isNotEmpty().isEqualTo(ids(english.path("advice")));
        assertThat(ids(told.path("evidence"))).isNotEmpty().isEqualTo(ids(english.path("evidence")));
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream().map(item -> item.path("id").asString()).toList();
    }

    @Test
    void regionsAndLocaleNamesWillDo() {
        String german = CommandRun.of("check", "--lang", "de", NOTICE).out();
        assertThat(CommandRun.of("check", "--lang", "de-AT", NOTICE).out()).isEqualTo(german);
        assertThat(CommandRun.of("check", "--lang", "de_CH.UTF-8@euro", NOTICE).out())
                .isEqualTo(german);
    }

    @Test
    void anUnknownLanguageCostsOneLineAndIsEnglish() {
        CommandRun run = CommandRun.of("check", "--lang", "tlh", NOTICE);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("--lang: tlh", "de, en").hasLineCount(1);
        assertThat(run.out()).isEqualTo(CommandRun.of("check", NOTICE).out());
    }

    @Test
    void theSettingsFileMayNameIt() throws IOException {
        String french = settings("lang = \"fr\"\n");
        assertThat(CommandRun.of("check", "--config", french, NOTICE).out()).contains("Pourquoi");
        assertThat(CommandRun.of("check", "--config", french, "--lang", "it", NOTICE)
                        .out())
                .contains("Perché")
                .doesNotContain("Pourquoi");
        CommandRun unknown = CommandRun.of("check", "--config", settings("lang = \"tlh\"\n"), NOTICE);
        assertThat(unknown.err())
                .as("only what is asked for on the line is answered")
                .isEmpty();
        assertThat(unknown.out()).contains("What to do");
    }

    private String settings(String content) throws IOException {
        return Files.writeString(folder.resolve("account.toml"), content).toString();
    }

    @Test
    void otherwiseItIsTheSystemsLanguage() {
        assertThat(printed(Locale.forLanguageTag("es"), "", NOTICE)).contains("¿Lo envió usted?");
        assertThat(printed(Locale.forLanguageTag("fi"), "", NOTICE)).contains("Did you send it?");
        assertThat(printed(Locale.forLanguageTag("es"), "", "--lang", "en", NOTICE))
                .contains("Did you send it?");
    }

    @Test
    void theSystemTellsItsLanguageByTheEnvironment() {
        assertThat(Languages.ofSystem(Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "de_DE.UTF-8")))
                .isEqualTo(Locale.FRANCE);
        assertThat(Languages.ofSystem(Map.of("LC_ALL", "", "LC_MESSAGES", "it_IT", "LANG", "de_DE")))
                .isEqualTo(Locale.ITALY);
        assertThat(Languages.ofSystem(Map.of("LANG", "ja_JP.eucJP"))).isEqualTo(Locale.JAPAN);
        assertThat(Languages.ofSystem(Map.of())).isEqualTo(Locale.getDefault());
        for (String none : List.of("C", "POSIX", "C.UTF-8", "../../etc", "x")) {
            assertThat(Language.of(Languages.ofSystem(Map.of("LANG", none))).locale())
                    .isEqualTo(Locale.ENGLISH);
        }
    }

    @Test
    void theAnswerIsTakenInTheLanguage() {
        Locale german = Locale.GERMAN;
        assertThat(printed(german, "j\n", "--interactive", NOTICE)).contains("(j/n)", "✔ ECHT", "Sie sagen, dass");
        assertThat(printed(german, "N\n", "--interactive", NOTICE)).contains("▲ FREMDZUGRIFF");
        assertThat(printed(german, "y\n", "--interactive", NOTICE)).doesNotContain("Sie sagen, dass");
        assertThat(printed(Locale.FRENCH, "oui\n", "--interactive", NOTICE)).contains("(o/n)", "✔ AUTHENTIQUE");
    }

    /// What a check prints on a system that speaks a language, where the owner answers.
    private static String printed(Locale system, String answer, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                system);
        String[] whole = Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(Main.run(terminal, whole)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
