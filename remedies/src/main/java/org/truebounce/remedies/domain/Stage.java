package org.truebounce.remedies.domain;

import java.util.Locale;
import org.truebounce.auth.dmarc.DmarcPolicy;
import org.truebounce.auth.dmarc.DmarcRecord;

/// How far a domain has come on the way to refusing forgeries.
public enum Stage {
    /// No DMARC record.
    NOTHING,
    /// `p=none`: receivers only report.
    WATCH,
    /// `p=quarantine` with `t=y`: receivers report, and are told what is to come.
    TEST,
    /// `p=quarantine`: forgeries go into spam folders.
    QUARANTINE,
    /// `p=reject`: forgeries are refused.
    REJECT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The stage of a domain by its own record, else by that of the domain above it.
    static Stage of(Posture posture) {
        return posture.ownDmarcRecord()
                .map(text -> of(text, DmarcRecord.parse(text).orElseThrow()))
                .orElseGet(() -> posture.dmarc().policy().map(Stage::of).orElse(NOTHING));
    }

    private static Stage of(String text, DmarcRecord record) {
        boolean testing = record.testing() || Receivers.percent(text) == 0; // RFC 7489 §6.6.4
        return switch (record.policy()) {
            case NONE -> WATCH;
            case QUARANTINE -> testing ? TEST : QUARANTINE;
            case REJECT -> testing ? QUARANTINE : REJECT;
        };
    }

    private static Stage of(DmarcPolicy policy) {
        return switch (policy) {
            case NONE -> WATCH;
            case QUARANTINE -> QUARANTINE;
            case REJECT -> REJECT;
        };
    }

    /// What the stage does, in a few words.
    String meaning() {
        return switch (this) {
            case NOTHING -> "no DMARC record: nobody is asked for anything";
            case WATCH -> "watch: mail is delivered as before, and receivers send you reports";
            case TEST -> "announce: receivers report as if forgeries went into spam folders";
            case QUARANTINE -> "quarantine: forgeries go into spam folders";
            case REJECT -> "reject: forgeries are refused";
        };
    }
}
