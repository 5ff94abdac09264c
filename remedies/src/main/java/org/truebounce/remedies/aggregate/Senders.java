package org.truebounce.remedies.aggregate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.Resolver;

/// Who sent mail in a domain's name, by all aggregate reports together.
///
/// @param reports how many reports were counted
/// @param copies how many came a second time, and were not
/// @param others how many are about other domains
/// @param begin where the time that they cover begins
/// @param end where it ends
/// @param senders the sources, most messages first
/// @param uncounted messages of sources beyond the limit of 100,000, which are in no sender
public record Senders(
        int reports,
        int copies,
        int others,
        Optional<Instant> begin,
        Optional<Instant> end,
        List<Sender> senders,
        long uncounted) {
    private static final int MOST_SOURCES = 100_000;
    private static final int MOST_REPORTS = 1_000_000;
    private static final int ENOUGH_DAYS = 14;
    private static final double ENOUGH_PASSING = 0.98;

    public Senders {
        senders = List.copyOf(senders);
    }

    /// Reads all reports at some paths.
    ///
    /// @param domain mail in its name, or in the name of a domain below it, is counted
    /// @param dns names the sources, and tells which of them the domain lets send now
    /// @param unreadable takes source and reason of what cannot be read
    public static Senders read(List<Path> paths, String domain, Resolver dns, BiConsumer<String, String> unreadable) {
        Counting counting = new Counting(domain, unreadable);
        paths.forEach(path -> ReportFiles.read(path, counting));
        return counting.senders(dns);
    }

    /// The time that the reports cover, in days.
    public long days() {
        return begin.isPresent() && end.isPresent()
                ? Math.max(
                        1, Math.round(Duration.between(begin.get(), end.get()).toHours() / 24.0))
                : 0;
    }

    public List<Sender> in(Group group) {
        return senders.stream().filter(sender -> sender.group() == group).toList();
    }

    /// How many messages the domain's own sources sent.
    public long own() {
        return senders.stream()
                .filter(Senders::isOwn)
                .mapToLong(Sender::messages)
                .sum();
    }

    /// How many of them passed.
    public long ownPassed() {
        return senders.stream().filter(Senders::isOwn).mapToLong(Sender::passed).sum();
    }

    private static boolean isOwn(Sender sender) {
        return switch (sender.group()) {
            case YOURS, YOURS_FAILING -> true;
            case FORWARDER, STRANGER -> false;
        };
    }

    /// Which share of the mail of the domain's own sources passed, in per cent, cut behind the first place.
    public double share() {
        return own() == 0 ? 0 : Math.floor(ownPassed() * 1000.0 / own()) / 10;
    }

    /// Whether the reports cover enough time to go by.
    public boolean longEnough() {
        return days() >= ENOUGH_DAYS;
    }

    /// Whether nearly all mail of the domain's own sources passes.
    public boolean passes() {
        return own() > 0
                && ownPassed() >= own() * ENOUGH_PASSING
                && in(Group.YOURS_FAILING).isEmpty();
    }

    /// Counts rows as they are read.
    private static final class Counting implements ReportSink {
        private final String domain;
        private final BiConsumer<String, String> unreadable;
        private final Map<String, SourceTally> sources = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private int reports;
        private int copies;
        private int others;
        private long uncounted;
        private Optional<Instant> begin = Optional.empty();
        private Optional<Instant> end = Optional.empty();

        Counting(String domain, BiConsumer<String, String> unreadable) {
            this.domain = domain;
            this.unreadable = unreadable;
        }

        @Override
        public boolean wants(ReportHead head) {
            boolean about = head.domain().isEmpty()
                    || DomainName.isWithin(head.domain(), domain)
                    || DomainName.isWithin(domain, head.domain());
            if (!about) {
                others++;
                return false;
            }
            Optional<String> identity = head.identity().filter(known -> seen.size() < MOST_REPORTS);
            if (identity.isPresent() && !seen.add(identity.get())) {
                copies++;
                return false;
            }
            reports++;
            begin = head.begin()
                    .filter(time -> begin.filter(time::isAfter).isEmpty())
                    .or(() -> begin);
            end = head.end()
                    .filter(time -> end.filter(time::isBefore).isEmpty())
                    .or(() -> end);
            return true;
        }

        @Override
        public void row(ReportHead head, Row row) {
            if (!DomainName.isWithin(row.headerFrom(), domain)) {
                return;
            }
            String source = IpAddress.parse(row.source()).map(Object::toString).orElse("");
            SourceTally tally = sources.get(source);
            if (tally == null && sources.size() < MOST_SOURCES) {
                tally = new SourceTally(source);
                sources.put(source, tally);
            }
            if (tally == null) {
                uncounted += row.count();
            } else {
                tally.add(head, row, domain);
            }
        }

        @Override
        public void unreadable(String source, String reason) {
            unreadable.accept(source, reason);
        }

        Senders senders(Resolver dns) {
            List<SourceTally> most = new ArrayList<>(sources.values());
            most.sort(Comparator.comparingLong(SourceTally::messages).reversed().thenComparing(SourceTally::address));
            SenderNames names = new SenderNames(dns, domain);
            List<Sender> senders = new ArrayList<>();
            for (SourceTally tally : most) {
                Optional<String> name = names.name(tally.address());
                boolean own =
                        name.filter(known -> DomainName.isWithin(known, domain)).isPresent();
                senders.add(tally.sender(tally.group(own || names.permitted(tally.address())), name));
            }
            return new Senders(reports, copies, others, begin, end, senders, uncounted);
        }
    }
}
