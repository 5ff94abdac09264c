package org.truebounce.survey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.truebounce.account.Run;
import org.truebounce.evidence.Answer;
import org.truebounce.notice.Notice;

/// Counts the notices of one run.
final class Tally {
    private static final int MOST = 1_000;

    private final Set<String> reporters = new HashSet<>();
    private final Map<Long, Set<String>> strangersByDay = new HashMap<>();
    private int notices;
    private int forged;
    private int ours;

    /// @param left whether the original was shown to have left the owner's systems
    /// @param strangers the failed addresses that the owner never wrote to
    /// @param day the notice's, counted from any beginning
    void add(Notice notice, Answer left, List<String> strangers, long day) {
        notices++;
        forged += left == Answer.NO ? 1 : 0;
        ours += left == Answer.YES ? 1 : 0;
        if (reporters.size() < MOST) {
            notice.reporter().mta().ifPresent(reporters::add);
        }
        if (strangersByDay.size() < MOST) {
            Set<String> seen = strangersByDay.computeIfAbsent(day, unseen -> new HashSet<>());
            strangers.stream().limit(Math.max(0, MOST - seen.size())).forEach(seen::add);
        }
    }

    Run sum() {
        int strangers =
                strangersByDay.values().stream().mapToInt(Set::size).max().orElse(0);
        return new Run(notices, reporters.size(), forged, ours, strangers);
    }
}
