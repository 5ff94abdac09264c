package org.truebounce.sweep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.truebounce.Diagnosis;
import org.truebounce.mail.MailDate;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.storm.Campaign;
import org.truebounce.storm.Campaigns;
import org.truebounce.storm.Sighting;
import org.truebounce.verdict.Verdict;

/// What a sweep found.
public final class Swept {
    private static final int LEAST_OF_CAMPAIGN = 5;
    private static final int MOST_CORRECTIONS = 200_000;

    /// What speaks against the address, and not against the message or for trying again.
    private static final Set<Reason> OF_ADDRESS = EnumSet.of(
            Reason.USER_UNKNOWN,
            Reason.USER_MOVED,
            Reason.HOST_UNKNOWN,
            Reason.NULL_MX,
            Reason.MAILBOX_DISABLED,
            Reason.SUPPRESSED);

    private final long messages;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final TreeMap<LocalDate, Map<Verdict, Integer>> days = new TreeMap<>();
    private final Map<String, Correction> corrections = new LinkedHashMap<>();
    private final Campaigns campaigns = new Campaigns();

    /// @param messages how many the mailbox has
    Swept(long messages) {
        this.messages = messages;
    }

    void add(String source, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.judgement().verdict();
        verdicts.merge(verdict, 1, Integer::sum);
        if (verdict == Verdict.NOT_A_NOTICE) {
            return;
        }
        Optional<Instant> time = time(diagnosis.notice());
        time.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                .ifPresent(day -> days.computeIfAbsent(day, unseen -> new EnumMap<>(Verdict.class))
                        .merge(verdict, 1, Integer::sum));
        Sighting.of(diagnosis, source).ifPresent(campaigns::add);
        if (verdict == Verdict.GENUINE && diagnosis.notice().kind() == Kind.FAILURE) {
            diagnosis.notice().failures().forEach(failure -> correct(diagnosis, failure, time));
        }
    }

    private static Optional<Instant> time(Notice notice) {
        return notice.headers().first("Date").flatMap(MailDate::parse).map(ZonedDateTime::toInstant);
    }

    private void correct(Diagnosis diagnosis, RecipientStatus failure, Optional<Instant> time) {
        Optional<String> meant = diagnosis.suggestion(failure);
        if (corrections.size() >= MOST_CORRECTIONS || (!OF_ADDRESS.contains(failure.reason()) && meant.isEmpty())) {
            return;
        }
        failure.recipient().ifPresent(address -> {
            boolean lasting = failure.permanent().orElse(false);
            Correction correction = new Correction(address, failure.reason(), meant, 1, time, lasting);
            corrections.merge(address.toLowerCase(Locale.ROOT), correction, Correction::with);
        });
    }

    public long messages() {
        return messages;
    }

    /// How many notices and fakes there are.
    public int notices() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum() - count(Verdict.NOT_A_NOTICE);
    }

    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /// Notices by day (UTC) and verdict; days without any are missing.
    public Map<LocalDate, Map<Verdict, Integer>> days() {
        return days;
    }

    /// Runs of mail that many of the notices are about, the largest first: forged ones, those of an intruder, and
    /// storms of which nothing is proven.
    public List<Campaign> campaigns() {
        return campaigns.ofAtLeast(LEAST_OF_CAMPAIGN).stream()
                .filter(campaign -> campaign.verdict() == Verdict.BACKSCATTER
                        || campaign.verdict() == Verdict.COMPROMISED
                        || (campaign.verdict() == Verdict.UNDECIDED && campaign.isStorm()))
                .toList();
    }

    /// The addresses that the owner's own mail did not reach, the most frequent first. What strangers sent in the
    /// owner's name is not among them.
    public List<Correction> corrections() {
        return corrections.values().stream()
                .sorted(Comparator.comparingInt(Correction::failures).reversed())
                .toList();
    }

    /// The addresses that it is of no use to write to again, as a sending service is told.
    public List<Correction> suppressions() {
        return corrections().stream().filter(Correction::lasting).toList();
    }
}
