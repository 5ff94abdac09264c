package org.truebounce.report;

import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.storm.Alert;

/// An alert for people, on one line.
public final class AlertText {
    private static final int LONGEST_SUBJECT = 80;

    private final Sentences words;

    public AlertText(Language language) {
        this.words = language.sentences("report");
    }

    /// A few words that fit a title.
    public String title(Alert alert) {
        return words.say("alert", alert.kind().word() + "-title");
    }

    /// What has happened, and what to do.
    public String line(Alert alert) {
        return words.say(
                "alert",
                alert.kind().word(),
                "notices",
                words.count("tally", "notices", alert.notices()),
                "systems",
                words.count("sweep", "systems", alert.reporters()),
                "first",
                Language.moment(alert.first()),
                "subject",
                alert.subject().map(AlertText::harmless).orElse(""));
    }

    /// A stranger's words, without what would steer a terminal, and not longer than a glance.
    private static String harmless(String subject) {
        String line = Columns.harmless(subject);
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(LONGEST_SUBJECT, line.codePointCount(0, line.length()))));
    }
}
