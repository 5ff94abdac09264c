package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.language.Language;
import org.truebounce.web.page.Chromium.Look;

/// The page is there for everybody: in each language, at each width, in light and dark, by keyboard, by screen reader.
class AccessTest extends PageTest {
    private static final List<String> PAGES = List.of("check", "mailbox", "domain", "password", "scan");
    private static final int PHONE = 390;

    static Stream<String> languages() {
        return Language.tags().stream();
    }

    private static void openExpert(Visit visit) {
        visit.page.click("#expert > summary");
        for (String leaf : List.of("header", "parts", "source", "json", "evidence")) {
            visit.page.click("[data-leaf=" + leaf + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPageIsFreeOfSeriousFindings(boolean dark) {
        try (Visit visit = chromium.visit(known, Look.DESKTOP.dark(dark))) {
            for (String name : PAGES) {
                visit.goTo(name).isAccessible(name + " dark: " + dark);
            }
            visit.goTo("check").page.click("#paste");
            visit.isAccessible("pasting");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyVerdictIsFreeOfSeriousFindings(boolean dark) throws IOException {
        for (Path message : List.of(Owners.GENUINE, Owners.BACKSCATTER, Owners.COMPROMISED, Owners.FAKE)) {
            try (Visit visit = chromium.visit(known, Look.DESKTOP.dark(dark))) {
                String verdict = visit.drop(message).verdict();
                openExpert(visit);
                visit.page.click("[data-leaf=source]");
                visit.isAccessible(verdict + " dark: " + dark);
            }
        }
        try (Visit visit = chromium.visit(asked, Look.DESKTOP.dark(dark))) {
            visit.drop(Owners.UNDECIDED);
            visit.page.click("#where-to-look");
            visit.isAccessible("undecided dark: " + dark);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSweptMailboxIsFreeOfSeriousFindings(boolean dark, @TempDir Path folder) throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP.dark(dark))) {
            visit.drop(Owners.mbox(folder, Owners.FAKE, Owners.GENUINE, Owners.BACKSCATTER, Owners.COMPROMISED));
            visit.page.waitForSelector(".entries li >> nth=3");
            visit.page.waitForSelector("a[download]");
            visit.isAccessible("sweep dark: " + dark);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageIsCompleteAndFitsAPhone(String tag) throws IOException {
        try (Visit visit = chromium.visit(known, Look.at(PHONE).in(tag))) {
            assertThat(visit.at("html").getAttribute("lang")).isEqualTo(tag);
            for (String name : PAGES) {
                saysAll(visit.goTo(name), tag + " " + name);
            }
            visit.goTo("check").drop(Owners.BACKSCATTER).verdict();
            openExpert(visit);
            saysAll(visit, tag + " verdict");
        }
    }

    /// No sentence is missing, no gap is left open, nothing is too wide.
    private static void saysAll(Visit visit, String what) {
        visit.fits(what);
        assertThat(visit.text("main"))
                .as(what)
                .doesNotContainPattern("\\b(app|nav|drop|you|save|settle|card|route|expert|list|mailbox)\\.[a-z]+")
                .doesNotContainPattern("\\{[a-z]+\\}");
        assertThat(visit.complaints()).as(what).isEmpty();
    }

    @Test
    void theLanguageIsSwitchedInPlace() throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Owners.FAKE).verdict();
            visit.page.selectOption("#language", "de");
            visit.page.waitForFunction("() => document.querySelector('.card h1')?.textContent === 'Fälschung'");
            assertThat(visit.text(".summary")).doesNotContain("forgery");
            visit.page.reload();
            visit.page.waitForSelector("#drop");
            assertThat(visit.at("html").getAttribute("lang")).isEqualTo("de");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 820, 1280})
    void nothingIsTooWide(int width) throws IOException {
        try (Visit visit = chromium.visit(asked, Look.at(width))) {
            for (String name : PAGES) {
                visit.goTo(name).fits(name);
            }
            visit.goTo("check").drop(Owners.UNDECIDED).verdict();
            visit.page.click("#where-to-look");
            openExpert(visit);
            visit.fits("undecided");
        }
    }

    @Test
    void darkColoursComeFromTheSystemAndBySwitch() {
        try (Visit visit = chromium.visit(known, Look.DESKTOP.dark(true))) {
            String dark = ground(visit);
            visit.page.click("#theme");
            String light = ground(visit);
            assertThat(light).isNotEqualTo(dark);
            visit.page.reload();
            visit.page.waitForSelector("#drop");
            assertThat(ground(visit)).isEqualTo(light);
        }
    }

    private static String ground(Visit visit) {
        return (String) visit.page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void everythingIsReachedByKeyboardAlone() {
        try (Visit visit = chromium.visit(asked, Look.DESKTOP)) {
            List<String> passed = new ArrayList<>();
            press(visit, "#skip", passed);
            press(visit, "#paste", passed);
            visit.page.keyboard().press("Enter");
            visit.page.keyboard().insertText(Owners.read(Owners.UNDECIDED));
            press(visit, "#judge", passed);
            visit.page.keyboard().press("Enter");
            assertThat(visit.verdict()).isEqualTo("undecided");
            press(visit, "#sent-no", passed);
            visit.page.keyboard().press("Enter");
            visit.page.waitForSelector("article.card[data-verdict=compromised]");
            press(visit, ".checklist input", passed);
            visit.page.keyboard().press("Space");
            assertThat(visit.at(".checklist input:checked").count()).isOne();
            press(visit, ".standing", passed);
            visit.page.keyboard().press("Enter");
            assertThat(visit.at(".trace.open").count()).isOne();
            press(visit, "#expert > summary", passed);
            visit.page.keyboard().press("Enter");
            press(visit, "[data-leaf=evidence]", passed);
            visit.page.keyboard().press("ArrowRight");
            assertThat(visit.at("[data-leaf=header]").getAttribute("aria-selected"))
                    .isEqualTo("true");
            assertThat(passed).allMatch(one -> one.endsWith("seen"));
        }
    }

    /// Presses Tab until an element is reached, and notes whether the focus could be seen on the way.
    private static void press(Visit visit, String selector, List<String> passed) {
        for (int i = 0; i < 80; i++) {
            visit.page.keyboard().press("Tab");
            passed.add((String) visit.page.evaluate("""
                    () => {
                      const focused = document.activeElement;
                      const style = getComputedStyle(focused);
                      const box = focused.getBoundingClientRect();
                      const seen = focused === document.body || (style.outlineStyle !== 'none' && box.width > 0 && box.bottom > 0);
                      return focused.tagName + '#' + focused.id + (seen ? ' seen' : ' unseen');
                    }"""));
            if ((boolean) visit.page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached: " + passed);
    }
}
