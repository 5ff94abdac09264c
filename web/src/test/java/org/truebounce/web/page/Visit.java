package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.truebounce.web.WebServer;

/// Somebody at the page: what is done there, and what the browser had to complain of.
final class Visit implements AutoCloseable {
    private static final double PATIENCE_MS = 60_000;
    // Chromium notes each refusal of a server; the page itself says what it means.
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";
    private static final String AXE = axe();

    private final BrowserContext profile;
    private final String address;
    private final int width;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();
    final Page page;

    Visit(BrowserContext profile, WebServer server, int width) {
        this.profile = profile;
        this.address = server.address();
        this.width = width;
        this.page = profile.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        profile.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("blob:" + address)) {
                foreign.add(request.url());
            }
        });
        page.navigate(server.link());
        page.waitForSelector("html[data-ready]", attached());
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    BrowserContext profile() {
        return profile;
    }

    /// Goes to one of the pages by its link.
    Visit goTo(String name) {
        page.click("#nav a[href='#/" + name + "']");
        page.waitForSelector("main.page-" + name, attached());
        return this;
    }

    /// Drops files on the page, as a hand would.
    Visit drop(Path... files) throws IOException {
        List<Map<String, String>> dropped = new ArrayList<>();
        for (Path file : files) {
            dropped.add(Map.of(
                    "name",
                    file.getFileName().toString(),
                    "bytes",
                    Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        }
        page.evaluate("""
                files => {
                  const data = new DataTransfer();
                  for (const { name, bytes } of files) {
                    data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));
                  }
                  for (const type of ['dragenter', 'dragover', 'drop']) {
                    document.querySelector('#drop').dispatchEvent(
                      new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
                  }
                }""", dropped);
        return this;
    }

    /// Pastes the source of a message.
    Visit paste(String source) {
        page.click("#paste");
        page.fill("#source", source);
        page.click("#judge");
        return this;
    }

    /// The verdict on the card, once it is there.
    String verdict() {
        return Objects.requireNonNull(page.waitForSelector("article.card").getAttribute("data-verdict"));
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    String text(String selector) {
        return at(selector).first().innerText();
    }

    /// Answers the question that settles it, and waits for the new verdict.
    Visit answer(String button, String verdict) {
        page.click(button);
        page.waitForSelector("article.card[data-verdict='" + verdict + "']");
        return this;
    }

    /// That nothing reaches beyond the window's width.
    Visit fits(String what) {
        Object wide = page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  return document.documentElement.scrollWidth <= width ? [] :
                    [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
                      .map(e => e.tagName + '.' + e.className).slice(0, 5);
                }""");
        assertThat(wide).as("%s, %d wide".formatted(what, width)).isEqualTo(List.of());
        return this;
    }

    /// That axe-core finds nothing serious or critical.
    Visit isAccessible(String what) {
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter(one => ['serious', 'critical'].includes(one.impact))
                  .map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
                """);
        assertThat(found).as(what).isEqualTo(List.of());
        return this;
    }

    private static String axe() {
        try (InputStream in = Visit.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// The page as a picture, down to a height.
    void shoot(Path file, int most) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        int height = (int) page.evaluate("() => document.documentElement.scrollHeight");
        page.setViewportSize(width, Math.min(height, most)); // so that what sticks to an edge is there once
        page.mouse().move(0, 0);
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        page.setViewportSize(width, 900);
    }

    /// Requests to anywhere else than the program.
    List<String> foreign() {
        return foreign;
    }

    List<String> dialogs() {
        return dialogs;
    }

    /// Errors of scripts, and what the content security policy had to stop.
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        profile.close();
    }
}
