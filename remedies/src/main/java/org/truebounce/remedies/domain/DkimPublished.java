package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.dkim.DkimKeyRecord;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.words.DataLines;

/// The DKIM keys that were found at the selectors that were looked at.
///
/// @param entries what each selector gave, the given ones first; common selectors without a key are left out
/// @param wildcard the record that any selector gets which has none of its own
/// @param nothingBelow the DNS says that no selector has a record
/// @param unasked common selectors that got no answer
record DkimPublished(List<Entry> entries, Optional<String> wildcard, boolean nothingBelow, int unasked) {
    static final List<String> COMMON = DataLines.all(DkimPublished.class, "selectors.txt");
    private static final String NOBODYS = "truebounce-none";

    /// What one selector gave.
    ///
    /// @param selector its name
    /// @param given the owner named it, or it was seen in mail
    /// @param answer what the DNS said
    /// @param key the key record, where there is one
    record Entry(String selector, boolean given, Answer answer, Optional<DkimKeyRecord> key) {
        boolean usable() {
            return key.filter(record -> record.problem().isEmpty() && !record.revoked())
                    .isPresent();
        }
    }

    static DkimPublished of(Subject subject, Resolver dns) {
        String below = "._domainkey." + subject.domain();
        boolean nothingBelow =
                dns.query("_domainkey." + subject.domain(), RecordType.TXT).status() == Answer.Status.NO_DOMAIN;
        Answer any = dns.query(NOBODYS + below, RecordType.TXT);
        Optional<String> wildcard = any.values().stream().findFirst();
        List<Entry> entries = new ArrayList<>();
        int unasked = 0;
        Set<String> selectors = new LinkedHashSet<>(subject.selectors());
        if (!nothingBelow) {
            selectors.addAll(COMMON);
        }
        for (String selector : selectors) {
            Answer answer = dns.query(selector + below, RecordType.TXT);
            boolean given = subject.selectors().contains(selector);
            boolean own =
                    answer.found() && wildcard.filter(answer.values()::contains).isEmpty();
            unasked += answer.unknown() && !given ? 1 : 0;
            if (given || own) {
                entries.add(new Entry(selector, given, answer, key(answer)));
            }
        }
        return new DkimPublished(List.copyOf(entries), wildcard, nothingBelow, unasked);
    }

    private static Optional<DkimKeyRecord> key(Answer answer) {
        return answer.values().stream()
                .filter(DkimKeyRecord::isRecord)
                .map(DkimKeyRecord::read)
                .findFirst();
    }

    /// The entries that have a key record.
    List<Entry> withKeys() {
        return entries.stream().filter(entry -> entry.key().isPresent()).toList();
    }

    boolean anyUsable() {
        return entries.stream().anyMatch(Entry::usable);
    }
}
