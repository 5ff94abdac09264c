package org.truebounce.auth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dmarc.DmarcRecord.PublicSuffix;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// The policy records from a domain up to its top-level domain (RFC 9989 §4.10, the DNS tree walk).
///
/// @param start the domain it started at
/// @param found the records on the way, lowest first
/// @param failure why it could not be finished; empty when it was
record TreeWalk(String start, List<Found> found, Optional<Answer> failure) {
    private static final int MAX_LABELS = 8;

    record Found(String domain, DmarcRecord record) {}

    TreeWalk {
        found = List.copyOf(found);
    }

    /// Asks at most eight questions.
    static TreeWalk from(String domain, Resolver resolver) {
        List<Found> found = new ArrayList<>();
        String target = domain;
        while (!target.isEmpty()) {
            Answer answer = resolver.query("_dmarc." + target, RecordType.TXT);
            if (answer.unknown()) {
                return new TreeWalk(domain, found, Optional.of(answer));
            }
            Optional<DmarcRecord> record = single(answer);
            if (record.isPresent()) {
                found.add(new Found(target, record.get()));
                if (record.get().publicSuffix() != PublicSuffix.UNSAID) {
                    break;
                }
            }
            target = next(target);
        }
        return new TreeWalk(domain, found, Optional.empty());
    }

    /// RFC 9989 §4.10: with more than one record, all are discarded.
    private static Optional<DmarcRecord> single(Answer answer) {
        List<String> records =
                answer.values().stream().filter(DmarcRecord::isRecord).toList();
        return records.size() == 1 ? DmarcRecord.parse(records.getFirst()) : Optional.empty();
    }

    /// One label less, and seven after a name of eight or more, so that nobody is asked for a hundred.
    private static String next(String target) {
        String next = DomainName.parent(target);
        while (DomainName.labels(next) >= MAX_LABELS) {
            next = DomainName.parent(next);
        }
        return next;
    }

    /// The organizational domain (RFC 9989 §4.10.2); empty when no record was found.
    Optional<String> organizationalDomain() {
        for (Found each : found) {
            if (each.record.publicSuffix() == PublicSuffix.NO) {
                return Optional.of(each.domain);
            }
            if (each.record.publicSuffix() == PublicSuffix.YES && !each.domain.equals(start)) {
                return Optional.of(oneBelow(each.domain));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().domain);
    }

    private String oneBelow(String ancestor) {
        String below = start.substring(0, start.length() - ancestor.length() - 1);
        return below.substring(below.lastIndexOf('.') + 1) + "." + ancestor;
    }

    /// The record that applies to the domain (RFC 9989 §4.10.1): its own, else its organizational domain's,
    /// else that of the public suffix above.
    Optional<Found> policyRecord() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.getFirst().domain.equals(start)) {
            return Optional.of(found.getFirst());
        }
        String organization = organizationalDomain().orElse("");
        Optional<Found> own =
                found.stream().filter(each -> each.domain.equals(organization)).findFirst();
        return own.isPresent()
                ? own
                : found.stream()
                        .filter(each -> each.record.publicSuffix() == PublicSuffix.YES)
                        .findFirst();
    }
}
