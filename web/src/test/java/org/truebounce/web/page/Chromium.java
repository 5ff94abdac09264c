package org.truebounce.web.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.truebounce.web.WebServer;

/// A real Chromium, without a window.
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// Where the machine has none, the test is skipped.
    static Chromium installed() {
        if (!Files.isExecutable(PROGRAM) && System.getenv("CI") == null) {
            assumeTrue(false, "Chromium is not installed (chromium)");
        }
        return new Chromium();
    }

    /// How somebody looks at the page.
    ///
    /// @param language of the browser
    /// @param width of its window
    /// @param dark whether the system is dark
    record Look(String language, int width, boolean dark) {
        static final Look DESKTOP = new Look("en", 1280, false);

        static Look at(int width) {
            return new Look("en", width, false);
        }

        Look in(String tag) {
            return new Look(tag, width, dark);
        }

        Look dark(boolean yes) {
            return new Look(language, width, yes);
        }
    }

    /// A browser profile of its own, with nothing in it.
    BrowserContext profile(Look look) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), HEIGHT)
                .setLocale(look.language())
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true)
                .setBypassCSP(false)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /// Opens the link that the program prints.
    Visit visit(WebServer server, Look look) {
        return new Visit(profile(look), server, look.width());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
