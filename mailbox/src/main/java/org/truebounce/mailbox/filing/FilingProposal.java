package org.truebounce.mailbox.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.truebounce.Diagnosis;
import org.truebounce.mailbox.imap.Filing;
import org.truebounce.mailbox.imap.FilingPlan;
import org.truebounce.mailbox.imap.MailUrl;
import org.truebounce.verdict.Verdict;

/// What a rule proposes for the notices of a mailbox, to be shown before anything is done.
public final class FilingProposal {
    private final FilingRule rule;
    private final List<Filing> filings = new ArrayList<>();
    private final Map<Row, Integer> rows = new TreeMap<>(Comparator.comparing(Row::folder)
            .thenComparing(Row::verdict)
            .thenComparing(row -> row.to().orElse("")));

    public FilingProposal(FilingRule rule) {
        this.rule = rule;
    }

    /// Notices that fare alike.
    ///
    /// @param to the folder or label that they get; empty where they are left alone
    public record Row(String folder, Verdict verdict, Optional<String> to) {}

    /// Takes a judged message; what lies on no server, or is no notice, is passed over.
    public void add(String source, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.judgement().verdict();
        Optional<MailUrl> message = MailUrl.of(source);
        if (verdict == Verdict.NOT_A_NOTICE || message.isEmpty()) {
            return;
        }
        Optional<String> to = rule.place(message.get().folder(), diagnosis);
        rows.merge(new Row(message.get().folder(), verdict, to), 1, Integer::sum);
        to.ifPresent(place -> filings.add(Filing.of(message.get(), verdict.word(), rule.way(), place)));
    }

    public FilingRule rule() {
        return rule;
    }

    /// How many notices fare how, by folder and verdict.
    public Map<Row, Integer> rows() {
        return rows;
    }

    public FilingPlan plan() {
        return FilingPlan.of(filings);
    }

    /// How many messages would be filed.
    public int size() {
        return filings.size();
    }
}
