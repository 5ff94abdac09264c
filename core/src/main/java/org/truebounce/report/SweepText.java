package org.truebounce.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.truebounce.language.Language;
import org.truebounce.report.Style.Tone;
import org.truebounce.storm.Campaign;
import org.truebounce.sweep.Correction;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// A swept mailbox for people: the sum, a chart by day and verdict, storms, and addresses to correct.
public final class SweepText {
    private static final int MOST_DAYS = 31;
    private static final int MOST_WEEKS = 60;
    private static final int MOST_CAMPAIGNS = 12;
    private static final int MOST_CORRECTIONS = 20;
    private static final int LABEL = 12;
    private static final List<Verdict> SHOWN =
            List.of(Verdict.GENUINE, Verdict.COMPROMISED, Verdict.BACKSCATTER, Verdict.FAKE, Verdict.UNDECIDED);

    private final Style style;
    private final SweepWords words;

    /// @param now when the report is read
    public SweepText(Style style, Language language, Instant now) {
        this.style = style;
        this.words = new SweepWords(language, now);
    }

    public String of(Swept swept) {
        Page page = new Page(style);
        page.space().paragraph("", words.sum(swept));
        if (!swept.days().isEmpty()) {
            chart(page, byPeriod(swept.days()));
        }
        campaigns(page, swept.campaigns());
        corrections(page, swept.corrections());
        return page.toString();
    }

    /// Days, weeks or months, so that the chart stays on a screen.
    static Map<LocalDate, Map<Verdict, Integer>> byPeriod(Map<LocalDate, Map<Verdict, Integer>> days) {
        TreeMap<LocalDate, Map<Verdict, Integer>> sorted = new TreeMap<>(days);
        long span = ChronoUnit.DAYS.between(sorted.firstKey(), sorted.lastKey()) + 1;
        if (span <= MOST_DAYS) {
            return sorted;
        }
        TreeMap<LocalDate, Map<Verdict, Integer>> periods = new TreeMap<>();
        sorted.forEach((day, counts) -> {
            LocalDate start = span <= MOST_WEEKS * 7L
                    ? day.minusDays(day.getDayOfWeek().getValue() - 1L)
                    : day.with(TemporalAdjusters.firstDayOfMonth());
            Map<Verdict, Integer> period = periods.computeIfAbsent(start, unseen -> new EnumMap<>(Verdict.class));
            counts.forEach((verdict, count) -> period.merge(verdict, count, Integer::sum));
        });
        return periods;
    }

    private void chart(Page page, Map<LocalDate, Map<Verdict, Integer>> periods) {
        page.heading(words.say("by-day"));
        int highest = periods.values().stream().mapToInt(SweepText::total).max().orElse(1);
        int room = Math.max(10, style.textWidth() - LABEL - 10);
        periods.forEach((start, counts) -> {
            StringBuilder bar = new StringBuilder("  " + start + "  ");
            int drawn = 0;
            int sum = 0;
            for (Verdict verdict : SHOWN) {
                sum += counts.getOrDefault(verdict, 0);
                // What is there is seen, be it ever so little.
                int least = counts.getOrDefault(verdict, 0) > 0 ? 1 : 0;
                int cells = Math.max(least, Math.round((float) sum * room / highest) - drawn);
                bar.append(style.paint(tone(verdict), sign(verdict).repeat(cells)));
                drawn += cells;
            }
            page.drawn(bar + " " + sum);
        });
        StringJoiner legend = new StringJoiner("  ");
        for (Verdict verdict : SHOWN) {
            legend.add(style.paint(tone(verdict), sign(verdict)) + " " + words.verdict(verdict));
        }
        page.drawn("  " + " ".repeat(LABEL) + legend);
    }

    private static int total(Map<Verdict, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> "█";
            case COMPROMISED -> "▲";
            case BACKSCATTER -> "▒";
            case FAKE -> "✖";
            case UNDECIDED -> "░";
            case NOT_A_NOTICE -> " ";
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> Tone.GOOD;
            case COMPROMISED -> Tone.BAD;
            case BACKSCATTER -> Tone.NEWS;
            case FAKE, UNDECIDED -> Tone.CAREFUL;
            case NOT_A_NOTICE -> Tone.QUIET;
        };
    }

    private void campaigns(Page page, List<Campaign> campaigns) {
        if (campaigns.isEmpty()) {
            return;
        }
        page.heading(words.say("runs"));
        for (Campaign campaign : campaigns.subList(0, Math.min(MOST_CAMPAIGNS, campaigns.size()))) {
            page.item("  ", tone(campaign.verdict()), sign(campaign.verdict()), words.subject(campaign));
            words.about(campaign).forEach(sentence -> page.paragraph("    ", sentence));
        }
        more(page, campaigns.size() - MOST_CAMPAIGNS);
    }

    private void corrections(Page page, List<Correction> corrections) {
        if (corrections.isEmpty()) {
            return;
        }
        page.heading(words.say("corrections"));
        for (Correction correction : corrections.subList(0, Math.min(MOST_CORRECTIONS, corrections.size()))) {
            page.paragraph("  • ", words.correction(correction));
        }
        more(page, corrections.size() - MOST_CORRECTIONS);
    }

    private void more(Page page, int hidden) {
        if (hidden > 0) {
            page.paragraph("  ", words.say("more", "count", String.valueOf(hidden)));
        }
    }
}
