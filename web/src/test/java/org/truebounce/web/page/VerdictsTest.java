package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truebounce.web.WebServer;
import org.truebounce.web.page.Chromium.Look;

/// A message is dropped or pasted, and the verdict is seen.
class VerdictsTest extends PageTest {
    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of("genuine", Owners.GENUINE),
                Arguments.of("backscatter", Owners.BACKSCATTER),
                Arguments.of("compromised", Owners.COMPROMISED),
                Arguments.of("fake", Owners.FAKE),
                Arguments.of("undecided", Owners.UNDECIDED),
                Arguments.of("not-a-notice", Owners.NOT_A_NOTICE));
    }

    private static WebServer serverFor(String verdict) {
        return verdict.equals("undecided") ? asked : known;
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void aMessageIsDropped(String verdict, Path message) throws IOException {
        try (Visit visit = chromium.visit(serverFor(verdict), Look.DESKTOP)) {
            assertThat(visit.drop(message).verdict()).isEqualTo(verdict);
            assertThat(visit.text(".card h1")).isNotBlank();
            assertThat(visit.at(".card > header .shape").count()).isOne();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void theSourceIsPasted(String verdict, Path message) throws IOException {
        try (Visit visit = chromium.visit(serverFor(verdict), Look.DESKTOP)) {
            String source = Files.readString(message, StandardCharsets.UTF_8);
            assertThat(visit.paste(source).verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void theOwnersAnswerSettlesIt() throws IOException {
        try (Visit visit = chromium.visit(asked, Look.DESKTOP)) {
            visit.drop(Owners.UNDECIDED);
            assertThat(visit.verdict()).isEqualTo("undecided");
            assertThat(visit.text(".settle .facts")).contains("kim@example.net", "Offer 2025-118", "2025");
            visit.answer("#sent-yes", "genuine");
            visit.answer("#take-back", "undecided");
            visit.answer("#sent-no", "compromised");
            assertThat(visit.text(".answered")).contains("not mine");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void itShowsWhereToLook() throws IOException {
        try (Visit visit = chromium.visit(asked, Look.DESKTOP)) {
            visit.drop(Owners.UNDECIDED);
            visit.page.click("#where-to-look");
            assertThat(visit.text(".where")).contains("Sent", "Gmail", "Thunderbird");
            assertThat(visit.verdict()).isEqualTo("undecided");
        }
    }

    @Test
    void stepsAreTicked() throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Owners.FAKE);
            visit.page.check(".checklist input >> nth=0");
            assertThat(visit.at(".checklist input:checked").count()).isOne();
            visit.page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                    .setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(visit.at(".checklist").isVisible()).isTrue();
            assertThat(visit.at("#nav").isVisible()).isFalse();
            assertThat(visit.at("#expert").isVisible()).isFalse();
        }
    }

    @Test
    void theRouteAndTheExpertsViewTellWhereItWasRead() throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Owners.BACKSCATTER);
            visit.verdict();
            assertThat(visit.at(".map").count()).isEqualTo(2);
            assertThat(visit.text(".map ol")).contains("Your mailbox");
            visit.page.focus(".standing >> nth=0");
            assertThat(visit.at(".stretch .trace").first().isVisible()).isTrue();
            assertThat(visit.text(".stretch .trace")).contains("Received:");
            visit.page.click("#expert summary >> nth=0");
            assertThat(visit.text(".leaf")).contains("RFC");
            visit.page.click("[data-leaf=source]");
            assertThat(visit.at(".source .marked").count()).isPositive();
            visit.page.click("[data-leaf=parts]");
            assertThat(visit.text(".tree")).contains("multipart/report");
            visit.page.click("[data-leaf=json]");
            assertThat(visit.text(".json")).contains("\"verdict\": \"backscatter\"");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void severalMessagesAreFilteredAndSearched() throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Owners.FAKE, Owners.GENUINE, Owners.BACKSCATTER, Owners.NOT_A_NOTICE);
            visit.page.waitForSelector(".entries li >> nth=3");
            visit.page.click("[data-chip=fake]");
            assertThat(visit.at(".entries li").count()).isOne();
            visit.page.click("[data-chip='']");
            visit.page.fill("input[type=search]", "kim@example.net");
            assertThat(visit.at(".entries li").count()).isBetween(1, 3);
            visit.page.click(".entries li button >> nth=0");
            assertThat(visit.verdict()).isNotEmpty();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aMailboxIsSwept(@TempDir Path folder) throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Owners.mbox(folder, Owners.FAKE, Owners.GENUINE, Owners.BACKSCATTER));
            visit.page.waitForSelector(".entries li >> nth=2");
            visit.page.click(".entries li[data-verdict=backscatter] button");
            assertThat(visit.verdict()).isEqualTo("backscatter");
            assertThat(visit.at(".map").count()).isPositive();
            visit.page.click("#back");
            visit.page.waitForSelector(".tiles");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadIsSaidPlainly(@TempDir Path folder) throws IOException {
        try (Visit visit = chromium.visit(known, Look.DESKTOP)) {
            visit.drop(Files.write(folder.resolve("empty.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}));
            assertThat(visit.page.waitForSelector(".sorry").innerText()).contains("empty.zip");
            assertThat(visit.at("#drop").isVisible()).isTrue();
        }
    }
}
