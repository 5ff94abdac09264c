package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is going to be done with messages, folder by folder; nothing of it is done yet.
public record FilingPlan(List<Step> steps) {
    private static final int AT_ONCE = 100;

    /// Messages of one folder that go the same way.
    ///
    /// @param uids in order
    record Step(String folder, long uidValidity, Filing.Way way, String to, List<Long> uids) {
        String line() {
            String what = uids.size() + (uids.size() == 1 ? " message" : " messages");
            return switch (way) {
                case MOVE -> "move " + what + " from " + folder + " to " + to;
                case LABEL -> "label " + what + " in " + folder + " with " + to;
            };
        }
    }

    public FilingPlan {
        steps = List.copyOf(steps);
    }

    /// Brings together what goes the same way. A message that lies where it should go is left out.
    public static FilingPlan of(List<Filing> filings) {
        Map<String, List<Filing>> alike = new TreeMap<>();
        for (Filing filing : filings) {
            if (filing.way() != Filing.Way.MOVE
                    || !filing.to().equals(filing.message().folder())) {
                String key = String.join(
                        "\n",
                        filing.message().folder(),
                        String.valueOf(filing.message().uidValidity()),
                        filing.way().name(),
                        filing.to());
                alike.computeIfAbsent(key, any -> new ArrayList<>()).add(filing);
            }
        }
        return new FilingPlan(alike.values().stream().map(FilingPlan::step).toList());
    }

    private static Step step(List<Filing> alike) {
        Filing first = alike.getFirst();
        return new Step(
                first.message().folder(),
                first.message().uidValidity(),
                first.way(),
                first.to(),
                alike.stream()
                        .map(filing -> filing.message().uid())
                        .sorted()
                        .distinct()
                        .toList());
    }

    /// A line for each step, to be shown before anything is done.
    public List<String> lines() {
        return steps.stream().map(Step::line).toList();
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// The same steps with few messages each, so that little is undecided if the connection breaks.
    List<Step> small() {
        List<Step> small = new ArrayList<>();
        for (Step step : steps) {
            for (int from = 0; from < step.uids.size(); from += AT_ONCE) {
                List<Long> some = step.uids.subList(from, Math.min(step.uids.size(), from + AT_ONCE));
                small.add(new Step(step.folder, step.uidValidity, step.way, step.to, List.copyOf(some)));
            }
        }
        return small;
    }
}
