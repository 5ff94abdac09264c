package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.account.Account;
import org.truebounce.contract.Home;
import org.truebounce.evidence.Evidence;
import org.truebounce.language.Language;
import org.truebounce.report.Style;
import org.truebounce.report.TextReport;

/// The corpus in the languages, each case in one of them: the same judgement, and no sentence of the English report.
class TranslatedReportTest {
    private static final int NARROW = 60;

    @Test
    void everyCaseIsToldInALanguage() throws IOException {
        List<Language> languages = Language.tags().stream()
                .filter(tag -> !tag.equals("en"))
                .map(tag -> Language.of(Locale.forLanguageTag(tag)))
                .toList();
        List<Path> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(400);
        for (int i = 0; i < corpus.size(); i++) {
            Language language = languages.get(i % languages.size());
            isTold(Files.readAllBytes(corpus.get(i)), language, corpus.get(i) + " " + language.locale());
        }
    }

    private static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static void isTold(byte[] message, Language language, String name) {
        Diagnosis english = TrueBounce.diagnose(message, Account.UNKNOWN);
        Diagnosis told = TrueBounce.diagnose(message, Account.UNKNOWN.withLanguage(language.locale()));
        assertThat(told.judgement()).as(name).isEqualTo(english.judgement());
        assertThat(told.evidence().stream().map(Evidence::id))
                .as(name)
                .isEqualTo(english.evidence().stream().map(Evidence::id).toList());
        assertThat(told.summary()).as(name).isNotEqualTo(english.summary());
        assertThat(findings(told).filter(findings(english).toList()::contains))
                .as(name)
                .isEmpty();
        assertThat(new TextReport(new Style(false, NARROW), language).card(told))
                .as(name)
                .contains(language.sentences("report")
                        .say("kind", told.notice().kind().word()));
    }

    private static Stream<String> findings(Diagnosis diagnosis) {
        return diagnosis.evidence().stream().map(Evidence::finding);
    }
}
