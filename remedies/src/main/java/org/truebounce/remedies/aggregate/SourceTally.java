package org.truebounce.remedies.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.truebounce.auth.dns.DomainName;

/// What all reports say of one source, summed up.
final class SourceTally {
    private static final Set<String> PASSED_ON = Set.of("forwarded", "trusted_forwarder", "mailing_list");
    private static final double MOST_FAILING = 0.02;
    private static final int MOST_NAMES = 8;

    private final String address;
    private final Set<String> signers = new TreeSet<>();
    private final Set<String> reporters = new TreeSet<>();
    private long messages;
    private long passed;
    private long spfAligned;
    private long dkimAligned;
    private long refused;
    private long quarantined;
    private long passedOn;
    private long ownSignatureBroken;
    private long ownSpfFailed;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    SourceTally(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    long messages() {
        return messages;
    }

    void add(ReportHead head, Row row, String domain) {
        messages += row.count();
        passed += row.passed() ? row.count() : 0;
        spfAligned += row.spfAligned() ? row.count() : 0;
        dkimAligned += row.dkimAligned() ? row.count() : 0;
        refused += row.disposition().equals("reject") ? row.count() : 0;
        quarantined += row.disposition().equals("quarantine") ? row.count() : 0;
        passedOn += row.reasons().stream().anyMatch(PASSED_ON::contains) ? row.count() : 0;
        ownSignatureBroken += failed(row.dkim(), domain) && !row.dkimAligned() ? row.count() : 0;
        ownSpfFailed += failed(row.spf(), domain) && !row.spfAligned() ? row.count() : 0;
        remember(reporters, head.organization());
        row.dkim().stream().filter(Row.Result::passed).forEach(result -> remember(signers, foreign(result, domain)));
        row.spf().stream().filter(Row.Result::passed).forEach(result -> remember(signers, foreign(result, domain)));
        first = head.begin()
                .filter(begin -> first.filter(begin::isAfter).isEmpty())
                .or(() -> first);
        last = head.end().filter(end -> last.filter(end::isBefore).isEmpty()).or(() -> last);
    }

    private static boolean failed(List<Row.Result> results, String domain) {
        return results.stream().anyMatch(result -> !result.passed() && DomainName.isWithin(result.domain(), domain));
    }

    private static String foreign(Row.Result result, String domain) {
        return DomainName.isWithin(result.domain(), domain) ? "" : result.domain();
    }

    private static void remember(Set<String> names, String name) {
        if (!name.isEmpty() && names.size() < MOST_NAMES) {
            names.add(name);
        }
    }

    /// @param permitted the domain's SPF record lets the source send now, or its name is one of the domain's
    Group group(boolean permitted) {
        boolean plainForward = dkimAligned > 0 && spfAligned == 0 && ownSpfFailed > 0;
        if (!permitted && (plainForward || passedOn > messages / 2)) {
            return Group.FORWARDER;
        }
        if (permitted || passed > 0) {
            return messages - passed > messages * MOST_FAILING ? Group.YOURS_FAILING : Group.YOURS;
        }
        return ownSignatureBroken > 0 ? Group.FORWARDER : Group.STRANGER;
    }

    Sender sender(Group group, Optional<String> name) {
        return new Sender(
                address,
                name,
                group,
                messages,
                passed,
                spfAligned,
                dkimAligned,
                refused,
                quarantined,
                first,
                last,
                List.copyOf(signers),
                List.copyOf(reporters));
    }
}
