package org.truebounce.report;

import java.util.EnumMap;
import java.util.Map;
import org.truebounce.Diagnosis;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.verdict.Verdict;

/// How often each verdict was said of many messages.
public final class Tally {
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private int messages;

    public void add(Diagnosis diagnosis) {
        messages++;
        counts.merge(diagnosis.judgement().verdict(), 1, Integer::sum);
    }

    public int messages() {
        return messages;
    }

    /// The sum in one line, such as `120 messages, 7 notices: 5 undecided, 2 fake`.
    public String line(Language language) {
        return line(messages, messages - counts.getOrDefault(Verdict.NOT_A_NOTICE, 0), counts, language);
    }

    static String line(long messages, int notices, Map<Verdict, Integer> counts, Language language) {
        Sentences report = language.sentences("report");
        String verdicts = counts.entrySet().stream()
                .filter(count -> count.getKey() != Verdict.NOT_A_NOTICE)
                .map(count -> report.say(
                        "tally",
                        "verdict",
                        "count",
                        String.valueOf(count.getValue()),
                        "verdict",
                        report.say("verdict", count.getKey().word())))
                .reduce((before, last) -> report.say("tally", "list", "before", before, "last", last))
                .orElse("");
        return report.say(
                "tally",
                "line",
                "messages",
                report.count("tally", "messages", messages),
                "notices",
                report.count("tally", "notices", notices),
                "verdicts",
                verdicts);
    }
}
