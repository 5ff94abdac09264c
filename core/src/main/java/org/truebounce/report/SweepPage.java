package org.truebounce.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.language.Language;
import org.truebounce.storm.Campaign;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// A swept mailbox as one page of HTML that needs nothing else: no script, no picture or style from elsewhere, and
/// nothing of a message but text.
public final class SweepPage {
    private static final List<Verdict> SHOWN =
            List.of(Verdict.GENUINE, Verdict.COMPROMISED, Verdict.BACKSCATTER, Verdict.FAKE, Verdict.UNDECIDED);
    private static final int WIDTH = 720;
    private static final int HEIGHT = 180;
    private static final int FOOT = 18;
    private static final int MOST_LISTED = 1_000;

    private final Language language;
    private final SweepWords words;
    private final StringBuilder page = new StringBuilder(1 << 14);

    /// @param now when the report is made
    public SweepPage(Language language, Instant now) {
        this.language = language;
        this.words = new SweepWords(language, now);
    }

    /// The whole page.
    public String of(Swept swept) {
        page.append("<!doctype html>\n<html lang=\"")
                .append(language.locale().toLanguageTag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n<title>TrueBounce</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(safe(words.sum(swept)))
                .append("</h1>\n");
        cards(swept);
        if (!swept.days().isEmpty()) {
            heading("by-day");
            chart(SweepText.byPeriod(swept.days()));
        }
        campaigns(swept.campaigns());
        corrections(swept);
        page.append("</main>\n<footer>").append(safe(words.say("about-this"))).append("</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String style() {
        try (InputStream in = SweepPage.class.getResourceAsStream("sweep.css")) {
            if (in == null) {
                throw new IllegalStateException("sweep.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void heading(String name) {
        page.append("<h2>").append(safe(words.say(name))).append("</h2>\n");
    }

    private void cards(Swept swept) {
        page.append("<ul class=\"cards\">\n");
        for (Verdict verdict : SHOWN) {
            page.append("<li class=\"")
                    .append(verdict.word())
                    .append("\"><b>")
                    .append(swept.count(verdict))
                    .append("</b><span>")
                    .append(safe(words.verdict(verdict)))
                    .append("</span></li>\n");
        }
        page.append("</ul>\n");
    }

    /// Stacked bars, one a period; each tells its date and counts to who points at it, and to screen readers.
    private void chart(Map<LocalDate, Map<Verdict, Integer>> periods) {
        int highest = periods.values().stream()
                .mapToInt(counts ->
                        counts.values().stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(1);
        double slot = (double) WIDTH / periods.size();
        double bar = Math.min(slot * 0.8, 60);
        page.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(WIDTH, HEIGHT + FOOT, safe(words.say("by-day"))));
        double left = (slot - bar) / 2;
        for (Map.Entry<LocalDate, Map<Verdict, Integer>> period : periods.entrySet()) {
            bar(period.getKey(), period.getValue(), left, bar, highest);
            left += slot;
        }
        page.append("<line x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n".formatted(HEIGHT, WIDTH, HEIGHT));
        LocalDate first = periods.keySet().iterator().next();
        LocalDate last = periods.keySet().stream().reduce((one, next) -> next).orElse(first);
        label(0, "start", first.toString());
        label(WIDTH, "end", last.equals(first) ? "" : last.toString());
        page.append("</svg>\n");
    }

    private void label(int x, String anchor, String text) {
        page.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, HEIGHT + FOOT - 4, anchor, text));
    }

    private void bar(LocalDate start, Map<Verdict, Integer> counts, double left, double width, int highest) {
        StringBuilder told = new StringBuilder(start.toString());
        counts.forEach(
                (verdict, count) -> told.append(", ").append(count).append(' ').append(words.verdict(verdict)));
        page.append("<g><title>").append(safe(told.toString())).append("</title>");
        double top = HEIGHT;
        for (Verdict verdict : SHOWN) {
            double height = (double) counts.getOrDefault(verdict, 0) * (HEIGHT - 10) / highest;
            top -= height;
            if (height > 0) {
                page.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        verdict.word(),
                        left,
                        top,
                        width,
                        height));
            }
        }
        page.append("</g>\n");
    }

    private void campaigns(List<Campaign> campaigns) {
        if (campaigns.isEmpty()) {
            return;
        }
        heading("runs");
        for (Campaign campaign : campaigns.subList(0, Math.min(MOST_LISTED, campaigns.size()))) {
            page.append("<section class=\"run ")
                    .append(campaign.verdict().word())
                    .append("\"><h3>")
                    .append(safe(words.subject(campaign)))
                    .append("</h3>");
            words.about(campaign)
                    .forEach(sentence ->
                            page.append("<p>").append(safe(sentence)).append("</p>"));
            page.append("</section>\n");
        }
    }

    private void corrections(Swept swept) {
        if (swept.corrections().isEmpty()) {
            return;
        }
        heading("corrections");
        page.append("<ul class=\"plain\">\n");
        swept.corrections().stream()
                .limit(MOST_LISTED)
                .forEach(correction -> page.append("<li>")
                        .append(safe(words.correction(correction)))
                        .append("</li>\n"));
        page.append("</ul>\n");
    }

    /// A text in which nothing is markup, and no address is one that a mail program makes a link of.
    private static String safe(String text) {
        return Columns.defanged(Columns.harmless(text))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
