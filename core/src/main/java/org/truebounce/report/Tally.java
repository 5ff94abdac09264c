package org.truebounce.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.truebounce.Diagnosis;
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
    public String line() {
        int notices = messages - counts.getOrDefault(Verdict.NOT_A_NOTICE, 0);
        StringJoiner verdicts = new StringJoiner(", ", notices == 0 ? "" : ": ", "");
        counts.forEach((verdict, count) -> {
            if (verdict != Verdict.NOT_A_NOTICE) {
                verdicts.add(count + " " + verdict.word());
            }
        });
        return counted(messages, "message") + ", " + counted(notices, "notice") + verdicts;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
