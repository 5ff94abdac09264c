package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.imap.Dovecot;
import org.truebounce.mailbox.imap.Store;
import org.truebounce.web.WebServer;
import org.truebounce.web.page.Chromium.Look;

/// A mailbox on a real IMAP server is gone through while somebody watches, and tidied up.
class SweepTest {
    private static final int MESSAGES = 400;
    private static final int NOTICES = 80;

    private static Chromium chromium;
    private static WebServer server;
    private static Dovecot dovecot;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.installed();
        dovecot = Dovecot.installed();
        Store inbox = new Store(dovecot.store());
        inbox.fill(MESSAGES, NOTICES);
        for (int i = 0; i < Storms.NOTICES; i++) {
            inbox.add(Storms.notice(i));
        }
        dovecot.start();
        server = Owners.serve(Owners.known());
    }

    @AfterAll
    static void stop() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void connect(Visit visit) {
        visit.goTo("mailbox");
        visit.page.fill("#host", "localhost");
        visit.page.fill("#user", Dovecot.USER);
        visit.page.fill("#password", Dovecot.PASSWORD);
        visit.page.click("main form details summary");
        visit.page.selectOption("#security", "loopback");
        visit.page.fill("#port", String.valueOf(dovecot.plainPort));
        visit.page.click("#connect");
    }

    @Test
    void itIsWatchedOpenedTakenAwayAndTidiedUp(@TempDir Path folder) throws Exception {
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            connect(visit);
            visit.page.waitForSelector("progress, .cloud"); // it is seen under way
            visit.page.waitForSelector(".cloud");
            assertThat(visit.text(".progress")).contains(String.valueOf(MESSAGES + Storms.NOTICES));
            assertThat(visit.at(".bars rect").count()).isPositive();

            visit.page.click(".cloud-button >> nth=0");
            assertThat(visit.text(".storm")).contains("overdue");
            assertThat(visit.at(".entries li").count()).isBetween(20, Storms.NOTICES);
            visit.page.click(".cloud-button >> nth=0");

            Download csv = visit.page.waitForDownload(() -> visit.page.click("a[href$='addresses.csv']"));
            csv.saveAs(folder.resolve("addresses.csv"));
            assertThat(folder.resolve("addresses.csv")).isNotEmptyFile();

            visit.page.click("[data-chip=backscatter]");
            visit.page.click(".entries li[data-verdict=backscatter] button >> nth=0");
            assertThat(visit.verdict()).isEqualTo("backscatter");
            visit.page.click("#back");

            visit.page.click("#plan");
            visit.page.waitForSelector("#file");
            long before = inInbox();
            visit.page.click("#file");
            visit.page.waitForSelector("#undo");
            assertThat(inInbox()).isLessThan(before);
            visit.page.click("#undo");
            visit.page.waitForSelector("#plan");
            assertThat(inInbox()).isEqualTo(before);
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.foreign()).isEmpty();
        }
    }

    private static long inInbox() throws Exception {
        try (var files = Files.list(dovecot.store().resolve("cur"))) {
            return files.count();
        }
    }

    @Test
    void itIsStoppedAndForgotten() {
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            connect(visit);
            visit.page.click("#stop");
            visit.page.waitForSelector("#connect");
        }
    }

    @Test
    void aWrongPasswordIsSaidPlainly() {
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            visit.goTo("mailbox");
            visit.page.fill("#host", "localhost");
            visit.page.fill("#user", Dovecot.USER);
            visit.page.fill("#password", "wrong");
            visit.page.click("main form details summary");
            visit.page.selectOption("#security", "loopback");
            visit.page.fill("#port", String.valueOf(dovecot.plainPort));
            visit.page.click("#connect");
            assertThat(visit.page.waitForSelector(".sorry:not([hidden])").innerText())
                    .isNotBlank()
                    .doesNotContain("wrong");
        }
    }
}
