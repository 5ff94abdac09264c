package org.truebounce.storm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.truebounce.account.Run;
import org.truebounce.evidence.Answer;
import org.truebounce.verdict.Verdict;

/// Counts the notices of many mailboxes that have something in common, in bounded memory and in whatever order they
/// come.
public final class Crowd {
    private static final int FORM = 2;
    private static final int MOST = 500;
    private static final int HOURS = 14 * 24;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    private static final int MAILBOXES_OF_CAMPAIGN = 10;
    private static final int FORGED_OF_CAMPAIGN = 5;
    private static final int STRANGERS_OF_THIEF = 20;
    private static final int REPORTERS_OF_THIEF = 5;
    private static final int NOTICES_OF_STORM = 30;
    private static final int TIMES_THE_USUAL = 8;
    private static final int HOURS_TO_KNOW = 24;

    /// One proof in so many that says otherwise is an error of the evidence.
    private static final int OUTLIER = 50;

    private final TreeMap<Long, Integer> byHour = new TreeMap<>();
    /// The first mailboxes of each hour: as many as it takes to be spread.
    private final TreeMap<Long, Set<Integer>> spread = new TreeMap<>();
    private final Set<Integer> mailboxes = new HashSet<>();
    private final Set<Integer> reporters = new HashSet<>();
    private final Map<Long, Set<Integer>> strangers = new TreeMap<>();
    private int notices;
    private int forged;
    private int ours;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private String subject = "";
    private Sketch sketch = new Sketch(List.of());
    private boolean told;

    /// Adds a notice.
    public void add(Witness witness) {
        notices++;
        forged += witness.left() == Answer.NO ? 1 : 0;
        ours += witness.left() == Answer.YES ? 1 : 0;
        first = Math.min(first, witness.time());
        last = Math.max(last, witness.time());
        long hour = Math.floorDiv(witness.time(), (long) HOUR);
        byHour.merge(hour, 1, Integer::sum);
        count(spread.computeIfAbsent(hour, unseen -> new HashSet<>()), witness.mailbox(), MAILBOXES_OF_CAMPAIGN);
        while (byHour.size() > HOURS) {
            spread.remove(byHour.pollFirstEntry().getKey());
        }
        count(mailboxes, witness.mailbox(), MOST);
        if (!witness.reporter().isEmpty()) {
            count(reporters, witness.reporter(), MOST);
        }
        long day = Math.floorDiv(witness.time(), (long) DAY);
        if (strangers.size() < MOST || strangers.containsKey(day)) {
            Set<Integer> met = strangers.computeIfAbsent(day, unseen -> new HashSet<>());
            witness.strangers().forEach(address -> count(met, address, MOST));
        }
        subject = subject.isEmpty() ? witness.subject() : subject;
        sketch = sketch.hashes().isEmpty() ? witness.sketch() : sketch;
    }

    private static void count(Set<Integer> seen, String name, int most) {
        if (seen.size() < most) {
            seen.add(name.hashCode());
        }
    }

    /// What the notices say together, as one mailbox's notices of one run do.
    public Run run() {
        boolean mostlyForged = (long) ours * OUTLIER <= forged;
        boolean mostlyOurs = (long) forged * OUTLIER <= ours;
        return new Run(notices, reporters.size(), mostlyOurs ? 0 : forged, mostlyForged ? 0 : ours, strangers());
    }

    /// What the crowd says of its undecided notices; empty as long as it says nothing of one mind.
    public Optional<Run> says(Gathering gathering) {
        boolean says = switch (gathering) {
            case CAMPAIGN -> mailboxes.size() >= MAILBOXES_OF_CAMPAIGN && (run().isForged() || run().isOurs());
            case ACCOUNT -> isThief();
            case DOMAIN -> false;
        };
        return says ? Optional.of(run()) : Optional.empty();
    }

    public int notices() {
        return notices;
    }

    private int strangers() {
        return strangers.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    /// What is to be told of the crowd now, if it has not been told yet.
    public Optional<CrowdAlert> alert(Gathering gathering, String name) {
        if (told || !isRemarkable(gathering)) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(tell(gathering, name, false));
    }

    /// What is to be told now that nothing more has come for long, if its beginning was told.
    public Optional<CrowdAlert> ending(Gathering gathering, String name) {
        return told ? Optional.of(tell(gathering, name, true)) : Optional.empty();
    }

    private boolean isRemarkable(Gathering gathering) {
        return switch (gathering) {
            case CAMPAIGN ->
                mailboxes.size() >= MAILBOXES_OF_CAMPAIGN && Math.max(forged, ours - forged) >= FORGED_OF_CAMPAIGN;
            case ACCOUNT -> isThief();
            case DOMAIN -> byHour.entrySet().stream().anyMatch(hour -> isStorm(hour.getKey(), hour.getValue()));
        };
    }

    private boolean isThief() {
        return strangers() >= STRANGERS_OF_THIEF && reporters.size() >= REPORTERS_OF_THIEF && ours > forged;
    }

    /// Whether an hour brought many mailboxes many times as much as the hours before it did. One mailbox's many
    /// notices are no storm over its domain.
    private boolean isStorm(long hour, int brought) {
        if (brought < NOTICES_OF_STORM || spread.getOrDefault(hour, Set.of()).size() < MAILBOXES_OF_CAMPAIGN) {
            return false;
        }
        NavigableMap<Long, Integer> before = byHour.headMap(hour, false);
        if (before.isEmpty() || hour - before.firstKey() < HOURS_TO_KNOW) {
            return brought >= NOTICES_OF_STORM * TIMES_THE_USUAL;
        }
        double usual = before.values().stream().mapToInt(Integer::intValue).sum() / (double) (hour - before.firstKey());
        return brought >= TIMES_THE_USUAL * usual;
    }

    private CrowdAlert tell(Gathering gathering, String name, boolean over) {
        Verdict verdict = forged > ours
                ? Verdict.BACKSCATTER
                : isThief() || gathering == Gathering.CAMPAIGN ? Verdict.COMPROMISED : Verdict.UNDECIDED;
        return new CrowdAlert(
                gathering,
                name,
                over,
                verdict,
                gathering == Gathering.CAMPAIGN ? subject : "",
                first,
                last,
                notices,
                mailboxes.size(),
                reporters.size(),
                sketch,
                Forecast.of(byHour).end().map(Instant::getEpochSecond));
    }

    /// When the crowd may be forgotten if nothing more comes, in seconds since 1970.
    public long quietAt(Gathering gathering) {
        Duration quiet = switch (gathering) {
            case CAMPAIGN -> Duration.ofDays(2);
            case ACCOUNT -> Duration.ofDays(1);
            case DOMAIN -> Duration.ofDays(3);
        };
        return last + quiet.toSeconds();
    }

    /// Writes it to be read again by this version or a later one.
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORM);
        out.writeInt(notices);
        out.writeInt(forged);
        out.writeInt(ours);
        out.writeLong(first);
        out.writeLong(last);
        out.writeUTF(subject);
        out.writeBoolean(told);
        numbers(out, sketch.hashes());
        numbers(out, mailboxes);
        numbers(out, reporters);
        out.writeInt(byHour.size());
        for (Map.Entry<Long, Integer> hour : byHour.entrySet()) {
            out.writeLong(hour.getKey());
            out.writeInt(hour.getValue());
        }
        out.writeInt(strangers.size());
        for (Map.Entry<Long, Set<Integer>> day : strangers.entrySet()) {
            out.writeLong(day.getKey());
            numbers(out, day.getValue());
        }
        out.writeInt(spread.size());
        for (Map.Entry<Long, Set<Integer>> hour : spread.entrySet()) {
            out.writeLong(hour.getKey());
            numbers(out, hour.getValue());
        }
    }

    private static void numbers(DataOutput out, java.util.Collection<Integer> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    /// Reads one that was written.
    ///
    /// @throws IOException where it is damaged or of a later version
    public static Crowd read(DataInput in) throws IOException {
        int form = in.readUnsignedByte();
        if (form > FORM) {
            throw new IOException("a crowd of form " + form + " is of a later version than this one, " + FORM);
        }
        Crowd crowd = new Crowd();
        crowd.notices = in.readInt();
        crowd.forged = in.readInt();
        crowd.ours = in.readInt();
        crowd.first = in.readLong();
        crowd.last = in.readLong();
        crowd.subject = in.readUTF();
        crowd.told = in.readBoolean();
        crowd.sketch = new Sketch(numbers(in));
        crowd.mailboxes.addAll(numbers(in));
        crowd.reporters.addAll(numbers(in));
        for (int left = in.readInt(); left > 0; left--) {
            crowd.byHour.put(in.readLong(), in.readInt());
        }
        for (int left = in.readInt(); left > 0; left--) {
            crowd.strangers.put(in.readLong(), new HashSet<>(numbers(in)));
        }
        if (form >= 2) {
            for (int left = in.readInt(); left > 0; left--) {
                crowd.spread.put(in.readLong(), new HashSet<>(numbers(in)));
            }
        }
        return crowd;
    }

    private static List<Integer> numbers(DataInput in) throws IOException {
        Integer[] numbers = new Integer[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return List.of(numbers);
    }
}
