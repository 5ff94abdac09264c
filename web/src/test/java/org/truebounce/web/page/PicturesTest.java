package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truebounce.contract.Home;
import org.truebounce.web.page.Chromium.Look;

/// Pictures of every page and every verdict, at three widths, in light and dark: in `web/target/pictures`. Those that
/// the documents show lie in `docs/images`; `docs/regenerate pictures` renews them.
class PicturesTest extends PageTest {
    private static final Path FOLDER = Path.of("target/pictures");
    private static final Path SHOWN = Home.folder().resolve("docs/images");
    private static final int WHOLE = 6_000;
    private static final int PHONE = 390;
    private static final int DESKTOP = 1100;

    /// What the documents show, each down to a height.
    private static final Map<String, Integer> DOCUMENTS = Map.of(
            "start-1100-light", 650,
            "fake-1100-light", 560,
            "undecided-390-light", 1_000,
            "backscatter-1100-dark", 1_910,
            "sweep-1100-light", 1_290,
            "domain-1100-light", 640);

    static Stream<Arguments> looks() {
        return Stream.of(PHONE, 820, DESKTOP)
                .flatMap(width -> Stream.of(false, true).map(dark -> Arguments.of(width, dark)));
    }

    private static void shoot(Visit visit, String name, int width, boolean dark) throws IOException {
        String file = "%s-%d-%s".formatted(name, width, dark ? "dark" : "light");
        visit.fits(name);
        visit.shoot(FOLDER.resolve(file + ".png"), WHOLE);
        if (DOCUMENTS.containsKey(file)) {
            visit.shoot(FOLDER.resolve("docs/" + file + ".png"), DOCUMENTS.get(file));
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void ofEveryPage(int width, boolean dark, @TempDir Path folder) throws IOException {
        Path mailbox = Storms.mailbox(folder);
        try (Visit visit = chromium.visit(known, Look.at(width).dark(dark))) {
            shoot(visit, "start", width, dark);
            shoot(visit.goTo("mailbox"), "mailbox", width, dark);
            visit.goTo("domain").page.fill("#domain", "alder.example");
            visit.page.click("#look");
            visit.page.waitForSelector(".card");
            shoot(visit, "domain", width, dark);
            visit.goTo("password").page.fill("#typed", "Sommer2026!");
            visit.page.click("#check-password");
            visit.page.waitForSelector(".graded");
            shoot(visit, "password", width, dark);
            shoot(visit.goTo("scan"), "scan", width, dark);
            visit.goTo("check").drop(Owners.FAKE, Owners.GENUINE, Owners.BACKSCATTER, Owners.NOT_A_NOTICE);
            visit.page.waitForSelector(".entries li >> nth=3");
            shoot(visit, "list", width, dark);
            visit.page.click("#another");
            visit.drop(mailbox).page.waitForSelector(".cloud");
            visit.page.click(".cloud-button >> nth=0");
            visit.page.fill("input[type=search]", "pat1");
            shoot(visit, "sweep", width, dark);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void ofEveryVerdict(int width, boolean dark) throws IOException {
        Map<String, Path> messages = Map.of(
                "genuine", Owners.GENUINE,
                "backscatter", Owners.BACKSCATTER,
                "compromised", Owners.COMPROMISED,
                "fake", Owners.FAKE,
                "not-a-notice", Owners.NOT_A_NOTICE);
        try (Visit visit = chromium.visit(known, Look.at(width).dark(dark))) {
            for (Map.Entry<String, Path> message : messages.entrySet()) {
                visit.drop(message.getValue()).verdict();
                shoot(visit, message.getKey(), width, dark);
                visit.page.click("#another");
            }
        }
        try (Visit visit = chromium.visit(asked, Look.at(width).dark(dark))) {
            visit.drop(Owners.UNDECIDED).verdict();
            shoot(visit, "undecided", width, dark);
            visit.page.click("#where-to-look");
            visit.page.click("#expert > summary");
            shoot(visit, "undecided-opened", width, dark);
        }
    }

    @Test
    void thoseOfTheDocumentsAreThere() throws IOException {
        try (Stream<Path> files = Files.list(SHOWN)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")))
                    .containsExactlyInAnyOrderElementsOf(DOCUMENTS.keySet().stream()
                            .map(name -> name + ".png")
                            .toList());
        }
    }
}
