package org.truebounce.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// By what notices of many mailboxes are looked at together.
public enum Gathering {
    /// Originals alike: one run of mail, whoever it pretends to be from.
    CAMPAIGN,
    /// One mailbox: its account in strange hands.
    ACCOUNT,
    /// The mailboxes of one domain: a storm that hits all of it.
    DOMAIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The crowds that a notice belongs to, each as the word of its gathering, a blank and what is shared.
    public static List<String> of(Witness witness) {
        List<String> crowds = new ArrayList<>();
        witness.sketch().bands().forEach(band -> crowds.add(CAMPAIGN.word() + " " + band));
        if (!witness.strangers().isEmpty()) {
            crowds.add(ACCOUNT.word() + " " + witness.mailbox());
        }
        crowds.add(DOMAIN.word() + " " + witness.domain());
        return crowds;
    }

    /// By what a crowd of that name came together.
    public static Gathering named(String crowd) {
        return valueOf(crowd.substring(0, crowd.indexOf(' ')).toUpperCase(Locale.ROOT));
    }
}
