package org.truebounce.remedies.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.truebounce.Diagnosis;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.remedies.anonymize.Anonymized.Difference;

/// Two Diagnoses held against each other, fact by fact, addresses as they were replaced.
final class Comparison {
    private final Addresses addresses;

    Comparison(Addresses addresses) {
        this.addresses = addresses;
    }

    List<Difference> differences(Diagnosis before, Diagnosis after) {
        List<Difference> all = new ArrayList<>();
        add(all, "kind", before.notice().kind().word(), after.notice().kind().word());
        add(
                all,
                "verdict",
                before.judgement().verdict().word(),
                after.judgement().verdict().word());
        add(
                all,
                "dialect",
                text(before.notice().reporter().dialect()),
                text(after.notice().reporter().dialect()));
        add(all, "evidence", evidence(before), evidence(after));
        add(
                all,
                "what came back",
                before.notice().returned().portion().word(),
                after.notice().returned().portion().word());
        List<RecipientStatus> failed = before.notice().failures();
        List<RecipientStatus> failedAfter = after.notice().failures();
        add(all, "failures", String.valueOf(failed.size()), String.valueOf(failedAfter.size()));
        for (int i = 0; i < Math.min(failed.size(), failedAfter.size()); i++) {
            failure(all, failed.get(i), failedAfter.get(i));
        }
        return all;
    }

    private void failure(List<Difference> all, RecipientStatus before, RecipientStatus after) {
        add(
                all,
                "recipient",
                text(before.recipient().map(this::replaced)),
                text(after.recipient().map(Comparison::lower)));
        add(all, "action", text(before.action()), text(after.action()));
        add(all, "status", text(before.status()), text(after.status()));
        add(all, "reply", text(before.reply()), text(after.reply()));
        add(all, "reason", before.reason().word(), after.reason().word());
        add(all, "permanent", text(before.permanent()), text(after.permanent()));
    }

    private String replaced(String address) {
        return lower(addresses.address(address));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String evidence(Diagnosis diagnosis) {
        TreeSet<String> found = new TreeSet<>();
        diagnosis
                .evidence()
                .forEach(one -> found.add(one.id() + " " + one.answer().word() + " "
                        + one.weight().word()));
        return String.join(", ", found);
    }

    private static String text(Optional<?> fact) {
        return fact.map(String::valueOf).orElse("none");
    }

    private static void add(List<Difference> all, String fact, String before, String after) {
        if (!before.equals(after)) {
            all.add(new Difference(fact, before, after));
        }
    }
}
