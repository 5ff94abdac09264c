package org.truebounce.web.page;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.truebounce.web.WebServer;

/// A browser, and a server for each of two owners: one of whom much is known, and one who has to be asked.
abstract class PageTest {
    static Chromium chromium;
    static WebServer known;
    static WebServer asked;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.installed();
        known = Owners.serve(Owners.known());
        asked = Owners.serve(Owners.asked());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            known.close();
            asked.close();
        }
    }
}
