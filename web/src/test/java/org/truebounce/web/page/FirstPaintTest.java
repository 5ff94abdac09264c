package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truebounce.web.WebServer;
import org.truebounce.web.page.Chromium.Look;

/// The page is there at once: what a first visit fetches and how long it takes stands in `target/first-paint.txt`.
class FirstPaintTest {
    private static final int MOST_BYTES = 200_000;
    private static final double MOST_MS = 15_000; // on a machine that does much else

    @Test
    void theFirstVisitIsSmallAndQuick() throws IOException {
        try (Chromium chromium = Chromium.installed();
                WebServer server = Owners.serve(Owners.asked());
                Visit visit = chromium.visit(server, Look.DESKTOP)) {
            Map<?, ?> figures = (Map<?, ?>) visit.page.evaluate("""
                    () => {
                      const fetched = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                      return {
                        requests: fetched.length,
                        bytes: fetched.reduce((sum, one) => sum + one.transferSize, 0),
                        paint: Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime),
                        ready: Math.round(Math.max(...fetched.map(one => one.responseEnd))),
                      };
                    }""");
            Files.createDirectories(Path.of("target"));
            Files.writeString(
                    Path.of("target/first-paint.txt"),
                    "%s requests, %s bytes, first contentful paint after %s ms, all fetched after %s ms%n"
                            .formatted(
                                    figures.get("requests"),
                                    figures.get("bytes"),
                                    figures.get("paint"),
                                    figures.get("ready")));
            assertThat(((Number) figures.get("bytes")).intValue()).isBetween(10_000, MOST_BYTES);
            assertThat(((Number) figures.get("paint")).doubleValue()).isLessThan(MOST_MS);
        }
    }
}
