package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.auth.dkim.DkimKey;
import org.truebounce.auth.dkim.DkimKeyRecord;
import org.truebounce.remedies.domain.DkimPublished.Entry;

/// What there is to say of the DKIM keys that were found (RFC 6376).
final class DkimFindings {
    private static final String STANDARD = "RFC 6376";
    private static final int STRONG_BITS = 2048;

    private DkimFindings() {}

    /// Whether there is a key at all, as far as one can tell.
    static List<Finding> present(Posture posture) {
        DkimPublished keys = posture.keys();
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : keys.entries()) {
            if (entry.answer().unknown()) {
                findings.add(Finding.unknown(
                        "dkim-unknown",
                        "The key of selector " + entry.selector(),
                        entry.answer().detail(),
                        STANDARD));
            } else if (entry.given() && entry.key().isEmpty()) {
                findings.add(Finding.warning(
                        "dkim-selector-missing",
                        "There is no key for selector " + entry.selector() + ".",
                        "Signatures that name it cannot be verified, so that mail counts as not signed.",
                        "RFC 6376 §6.1.2"));
            }
        }
        if (!findings.isEmpty() || !keys.withKeys().isEmpty() || posture.isParked()) {
            return findings;
        }
        if (keys.unasked() > 0) {
            return List.of(Finding.unknown(
                    "dkim-unknown", "DKIM keys", "no answer for " + keys.unasked() + " selectors", STANDARD));
        }
        return List.of(keys.nothingBelow() ? none() : noneFound());
    }

    private static Finding none() {
        return Finding.warning(
                "dkim-missing",
                "There is no DKIM key at all.",
                "Mail that is forwarded passes DMARC by its signature alone: switch signing on at your mail service, and"
                        + " publish the record that it shows.",
                STANDARD);
    }

    private static Finding noneFound() {
        return Finding.advice(
                "dkim-not-found",
                "No DKIM key was found under " + DkimPublished.COMMON.size() + " common selectors.",
                "There may be one under another name: tell it with --selector, or show a message that you sent with"
                        + " --mail.",
                "RFC 6376 §3.1");
    }

    /// How strong the keys are.
    static List<Finding> strength(Posture posture) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : posture.keys().withKeys()) {
            DkimKeyRecord key = entry.key().orElseThrow();
            String name =
                    "The key of selector " + entry.selector() + " is " + key.type() + " with " + key.bits() + " bits";
            boolean rsa = key.type().equals("rsa") && key.bits() > 0;
            if (rsa && key.bits() < DkimKey.MIN_BITS) {
                findings.add(Finding.critical(
                        "dkim-weak",
                        name + ".",
                        "Such a key can be broken, and then strangers sign as you; receivers no longer accept it.",
                        "RFC 8301 §3.2"));
            } else if (rsa && key.bits() < STRONG_BITS) {
                findings.add(Finding.advice(
                        "dkim-short",
                        name + ".",
                        "It is still accepted; let your mail service make one with 2048 bits, under a new selector.",
                        "RFC 8301 §3.2"));
            } else if (entry.usable() && !key.testing()) {
                findings.add(Finding.good("dkim-key", name + ".", rsa ? STANDARD : "RFC 8463"));
            }
        }
        return findings;
    }

    /// Keys that are published and do not count.
    static List<Finding> state(Posture posture) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : posture.keys().withKeys()) {
            DkimKeyRecord key = entry.key().orElseThrow();
            String name = "The key of selector " + entry.selector();
            boolean weak = key.bits() > 0
                    && key.bits() < DkimKey.MIN_BITS
                    && key.type().equals("rsa");
            if (key.revoked()) {
                findings.add(Finding.good("dkim-revoked", name + " is revoked (\"p=\" is empty).", "RFC 6376 §3.6.1"));
            } else if (key.sha1Only()) {
                findings.add(Finding.warning(
                        "dkim-sha1",
                        name + " is for SHA-1 only (\"h=sha1\").",
                        "Receivers must not accept that hash any more, so your mail counts as not signed.",
                        "RFC 8301 §3.1"));
            } else if (key.problem().isPresent() && !weak) {
                findings.add(Finding.warning(
                        "dkim-syntax",
                        name + " cannot be used: " + key.problem().get() + ".",
                        "Mail that is signed with it counts as not signed.",
                        "RFC 6376 §3.6.1"));
            } else if (key.testing()) {
                findings.add(Finding.warning(
                        "dkim-testing",
                        name + " says that it is only for testing (\"t=y\").",
                        "Receivers may treat your signed mail as if it were not signed: take \"t=y\" out.",
                        "RFC 6376 §3.6.1"));
            }
        }
        return findings;
    }

    /// Ed25519 is to stand beside RSA, not in place of it.
    static List<Finding> algorithms(Posture posture) {
        List<Entry> usable =
                posture.keys().entries().stream().filter(Entry::usable).toList();
        boolean alone = !usable.isEmpty()
                && usable.stream()
                        .allMatch(entry -> entry.key().orElseThrow().type().equals("ed25519"));
        return alone
                ? List.of(Finding.warning(
                        "dkim-ed25519-alone",
                        "Only Ed25519 keys were found, no RSA key.",
                        "Many receivers verify RSA alone: sign with both.",
                        "RFC 8463 §3"))
                : List.of();
    }
}
