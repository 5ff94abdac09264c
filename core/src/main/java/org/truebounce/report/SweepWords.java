package org.truebounce.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.advice.Summary;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.storm.Campaign;
import org.truebounce.storm.Forecast;
import org.truebounce.sweep.Correction;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// What is said of a swept mailbox, the same in each form of the report.
public final class SweepWords {
    private final Language language;
    private final Sentences words;
    private final Instant now;

    /// @param now when the report is read: a storm whose end is before that is over
    public SweepWords(Language language, Instant now) {
        this.language = language;
        this.words = language.sentences("report");
        this.now = now;
    }

    String say(String name, String... values) {
        return words.say("sweep", name, values);
    }

    String verdict(Verdict verdict) {
        return words.say("verdict", verdict.word());
    }

    /// The sum in one line.
    public String sum(Swept swept) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            if (swept.count(verdict) > 0) {
                counts.put(verdict, swept.count(verdict));
            }
        }
        return Tally.line(swept.messages(), swept.notices(), counts, language);
    }

    /// The run's subject, as it is named.
    public String subject(Campaign campaign) {
        return campaign.subject().map(subject -> "\"" + subject + "\"").orElse(say("no-subject"));
    }

    /// What is known of a run, a sentence each.
    public List<String> about(Campaign campaign) {
        List<String> about = new ArrayList<>();
        about.add(say(
                "run",
                "notices",
                words.count("tally", "notices", campaign.notices()),
                "systems",
                words.count("sweep", "systems", campaign.reporters()),
                "first",
                Language.moment(campaign.first()),
                "last",
                Language.moment(campaign.last()),
                "peak",
                String.valueOf(campaign.peakPerHour())));
        about.add(say(campaign.verdict().word()));
        if (campaign.isStorm()) {
            about.add(course(campaign.forecast()));
        }
        if (campaign.verdict() == Verdict.BACKSCATTER && campaign.isStorm()) {
            // One in a hundred to one in five addresses of bought lists are dead, and not every server tells.
            about.add(say(
                    "size",
                    "least",
                    String.valueOf(campaign.notices() * 5L),
                    "most",
                    String.valueOf(campaign.notices() * 100L)));
        }
        return about;
    }

    private String course(Forecast forecast) {
        Optional<Instant> end = forecast.end();
        if (end.isEmpty()) {
            return say("growing");
        }
        return end.get().isBefore(now)
                ? say("over")
                : say(
                        "falling",
                        "hours",
                        String.valueOf(forecast.decline()
                                .map(Duration::toHours)
                                .map(hours -> Math.max(1, hours))
                                .orElse(1L)),
                        "end",
                        end.get().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
    }

    /// An address to correct, with why.
    String correction(Correction correction) {
        return say(
                "correction",
                "what",
                Summary.plainly(correction.reason(), correction.address(), language),
                "count",
                correction.failures() > 1 ? String.valueOf(correction.failures()) : "",
                "meant",
                correction.suggestion().orElse(""));
    }
}
