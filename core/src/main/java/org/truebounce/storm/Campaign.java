package org.truebounce.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.truebounce.evidence.Answer;
import org.truebounce.verdict.Verdict;

/// The notices of one run of mail.
public final class Campaign {
    private static final int MOST_MARKS = 400;
    private static final int MOST_COUNTED = 100_000;
    private static final long HOUR = 3_600;
    private static final Duration MONTH = Duration.ofDays(30);

    private final Map<String, Integer> marks = new HashMap<>();
    private final Map<String, Integer> subjects = new HashMap<>();
    private final Set<String> reporters = new HashSet<>();
    private final Set<String> recipients = new HashSet<>();
    private final List<String> members = new ArrayList<>();
    private final TreeMap<Long, Integer> byHour = new TreeMap<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Answer, Integer> left = new EnumMap<>(Answer.class);
    private final Set<Alert.Kind> told = EnumSet.noneOf(Alert.Kind.class);
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private int notices;

    Campaign() {}

    /// Adds a notice.
    ///
    /// @return the marks that the campaign did not have before
    List<String> add(Sighting sighting) {
        notices++;
        first = sighting.time().isBefore(first) ? sighting.time() : first;
        last = sighting.time().isAfter(last) ? sighting.time() : last;
        byHour.merge(Math.floorDiv(sighting.time().getEpochSecond(), HOUR), 1, Integer::sum);
        verdicts.merge(sighting.verdict(), 1, Integer::sum);
        left.merge(sighting.leftOurSystems(), 1, Integer::sum);
        if (reporters.size() < MOST_COUNTED) {
            sighting.reporter().ifPresent(reporters::add);
        }
        if (recipients.size() < MOST_COUNTED) {
            recipients.addAll(sighting.recipients());
        }
        if (subjects.size() < MOST_MARKS) {
            Marks.name(sighting).ifPresent(subject -> subjects.merge(subject, 1, Integer::sum));
        }
        if (members.size() < MOST_COUNTED) {
            members.add(sighting.source());
        }
        List<String> fresh = new ArrayList<>();
        for (String mark : sighting.marks()) {
            if (marks.containsKey(mark)) {
                marks.merge(mark, 1, Integer::sum);
            } else if (marks.size() < MOST_MARKS) {
                marks.put(mark, 1);
                fresh.add(mark);
            }
        }
        return fresh;
    }

    /// Takes in what another campaign has counted: it turned out to be the same run.
    ///
    /// @return the marks that the campaign did not have before
    List<String> take(Campaign other) {
        notices += other.notices;
        first = other.first.isBefore(first) ? other.first : first;
        last = other.last.isAfter(last) ? other.last : last;
        other.byHour.forEach((hour, count) -> byHour.merge(hour, count, Integer::sum));
        other.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Integer::sum));
        other.left.forEach((answer, count) -> left.merge(answer, count, Integer::sum));
        other.subjects.forEach((subject, count) -> subjects.merge(subject, count, Integer::sum));
        reporters.addAll(other.reporters);
        recipients.addAll(other.recipients);
        told.addAll(other.told);
        members.addAll(other.members);
        List<String> fresh = new ArrayList<>(other.marks.keySet());
        fresh.removeAll(marks.keySet());
        other.marks.forEach((mark, count) -> marks.merge(mark, count, Integer::sum));
        return fresh;
    }

    /// Whether the owner was alerted.
    boolean isTold(Alert.Kind kind) {
        return told.contains(kind);
    }

    /// Notes that the owner was alerted.
    void tell(Alert.Kind kind) {
        told.add(kind);
    }

    /// Whether a time is within a month of the campaign's own.
    boolean isNear(Instant from, Instant to) {
        return notices == 0 || (!from.isAfter(last.plus(MONTH)) && !to.isBefore(first.minus(MONTH)));
    }

    /// The marks that a fair share of the originals have: one in five.
    Set<String> common() {
        Set<String> common = new HashSet<>();
        marks.forEach((mark, count) -> {
            if (count * 5 >= notices) {
                common.add(mark);
            }
        });
        return common;
    }

    /// Where its notices lie.
    public List<String> members() {
        return List.copyOf(members);
    }

    public int notices() {
        return notices;
    }

    /// How many systems sent notices.
    public int reporters() {
        return reporters.size();
    }

    /// How many addresses failed.
    public int recipients() {
        return recipients.size();
    }

    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }

    /// The commonest subject; empty where no notice tells one.
    public Optional<String> subject() {
        return subjects.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /// Notices by hour, counted from the epoch; hours without any are missing.
    public Map<Long, Integer> byHour() {
        return byHour;
    }

    /// The hour of most notices.
    public Instant peak() {
        return byHour.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(hour -> Instant.ofEpochSecond(hour.getKey() * HOUR))
                .orElse(first);
    }

    /// How many notices came in the busiest hour.
    public int peakPerHour() {
        return byHour.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /// What it is about: forging, where the originals were shown not to have left the owner's systems; the owner's
    /// account or computer, where most were shown to have left them and the owner did not send them.
    public Verdict verdict() {
        int ours = left.getOrDefault(Answer.YES, 0);
        int foreign = left.getOrDefault(Answer.NO, 0);
        if (count(Verdict.COMPROMISED) > count(Verdict.GENUINE) && ours >= foreign) {
            return Verdict.COMPROMISED;
        }
        if (count(Verdict.GENUINE) > 0 && ours >= foreign) {
            return Verdict.GENUINE;
        }
        return foreign > ours ? Verdict.BACKSCATTER : Verdict.UNDECIDED;
    }

    /// Whether it is a storm: many notices in little time.
    public boolean isStorm() {
        return notices >= 20 && peakPerHour() >= 5 && (reporters.size() >= 3 || verdict() == Verdict.COMPROMISED);
    }

    /// How it goes on.
    public Forecast forecast() {
        return Forecast.of(byHour);
    }
}
