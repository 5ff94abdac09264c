package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dmarc.DmarcPolicy;
import org.truebounce.auth.dmarc.DmarcRecord;
import org.truebounce.auth.dmarc.DmarcRecord.PublicSuffix;
import org.truebounce.auth.dmarc.DmarcTag;

/// What there is to say of a domain's DMARC record (RFC 9989), and what receivers make of it that still follow
/// RFC 7489.
final class DmarcFindings {
    private static final String STANDARD = "RFC 9989";

    private DmarcFindings() {}

    /// There is one record, none, several, or that of the domain above.
    static List<Finding> present(Posture posture) {
        if (posture.dmarcAnswer().unknown()) {
            return List.of(Finding.unknown(
                    "dmarc-unknown", "The DMARC record", posture.dmarcAnswer().detail(), STANDARD));
        }
        List<String> records = posture.dmarcRecords();
        if (records.size() > 1) {
            return List.of(mended(
                    posture,
                    Finding.critical(
                            "dmarc-several",
                            "There are " + records.size() + " DMARC records.",
                            "With more than one, receivers act as if there were none.",
                            "RFC 9989 §4.10")));
        }
        if (!records.isEmpty()) {
            return posture.ownDmarcRecord().isPresent() ? List.of() : List.of(invalid(posture));
        }
        if (posture.receivers().unknown()) {
            return List.of(Finding.unknown(
                    "dmarc-unknown",
                    "The DMARC record above this name",
                    posture.dmarc().reason(),
                    STANDARD));
        }
        return List.of(posture.dmarc().record().isPresent() ? inherited(posture) : missing(posture));
    }

    private static Finding invalid(Posture posture) {
        return mended(
                posture,
                Finding.critical(
                        "dmarc-invalid",
                        "The DMARC record asks for nothing that receivers understand.",
                        "They act as if there were none.",
                        "RFC 9989 §4.7"));
    }

    private static Finding missing(Posture posture) {
        return mended(
                posture,
                Finding.critical(
                        "dmarc-missing",
                        "There is no DMARC record.",
                        "No receiver is asked to do anything about mail that only claims to come from you.",
                        STANDARD));
    }

    private static Finding inherited(Posture posture) {
        String found = "There is no DMARC record of its own; that of "
                + posture.dmarc().recordDomain() + " counts and asks receivers to "
                + asks(posture.receivers().policy()) + ".";
        return posture.receivers().policy() == DmarcPolicy.NONE
                ? mended(
                        posture,
                        Finding.warning(
                                "dmarc-inherited",
                                found,
                                "The domain above decides; a record of your own would go before it.",
                                "RFC 9989 §4.10.1"))
                : Finding.good("dmarc-inherited", found, "RFC 9989 §4.10.1");
    }

    private static String asks(DmarcPolicy policy) {
        return switch (policy) {
            case NONE -> "do nothing about forgeries";
            case QUARANTINE -> "put forgeries into the spam folder";
            case REJECT -> "refuse forgeries";
        };
    }

    /// Tags that are written wrong, and tags that nobody reads any more.
    static List<Finding> tags(Posture posture) {
        List<Finding> findings = new ArrayList<>();
        if (posture.ownDmarcRecord().isEmpty()) {
            return findings;
        }
        String record = posture.ownDmarcRecord().get();
        for (DmarcTag tag : DmarcTag.all(record)) {
            String shown = tag.name().isEmpty() ? tag.value() : tag.name() + "=" + tag.value();
            String place = "\"" + shown + "\" at character " + (tag.position() + 1) + " of the DMARC record";
            switch (tag.fault()) {
                case NONE -> {}
                case MALFORMED -> findings.add(mistake(posture, place + " is no tag with a value."));
                case TWICE -> findings.add(mistake(posture, place + " comes a second time."));
                case BAD_VALUE -> findings.add(mistake(posture, place + " has a value that is not allowed."));
                case BAD_POLICY ->
                    findings.add(mended(
                            posture,
                            Finding.critical(
                                    "dmarc-policy-invalid",
                                    place + " names no policy.",
                                    "Receivers then act as if the whole record said \"p=none\": forgeries are delivered.",
                                    "RFC 9989 §4.10.1")));
                case UNKNOWN ->
                    findings.add(mended(
                            posture,
                            Finding.advice(
                                    "dmarc-tag-unknown",
                                    place + " is not known.",
                                    "Receivers pass over it.",
                                    "RFC 9989 §4.7")));
                case HISTORIC -> historic(posture, record, tag).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Finding mistake(Posture posture, String found) {
        return mended(
                posture,
                Finding.warning("dmarc-syntax", found, "Receivers act as if it were not there.", "RFC 9989 §4.7"));
    }

    /// `pct=0` beside `t=y` says the same to older receivers, and is no leftover.
    private static Optional<Finding> historic(Posture posture, String record, DmarcTag tag) {
        boolean twin = tag.name().equals("pct")
                && tag.value().equals("0")
                && DmarcRecord.parse(record).filter(DmarcRecord::testing).isPresent();
        if (twin) {
            return Optional.empty();
        }
        int percent = Receivers.percent(record);
        boolean partial = tag.name().equals("pct") && percent < 100;
        String why = partial
                ? "Receivers that follow RFC 7489 let " + (100 - percent) + " of 100 forgeries pass with a milder"
                        + " treatment; those that follow RFC 9989 do not read it."
                : "Receivers that follow RFC 9989 do not read it.";
        String found = "\"" + tag.name() + "=" + tag.value() + "\" is no longer part of DMARC.";
        Finding finding = partial
                ? Finding.warning("dmarc-historic", found, why, "RFC 9989")
                : Finding.advice("dmarc-historic", found, why, "RFC 9989");
        return Optional.of(mended(posture, finding));
    }

    /// What the record asks for.
    static List<Finding> policy(Posture posture) {
        Optional<DmarcRecord> own = posture.ownDmarcRecord().flatMap(DmarcRecord::parse);
        if (own.isEmpty() || DmarcProposal.isMisread(posture)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Finding asked = asked(own.get().policy());
        boolean open = posture.isParked() && own.get().policy() != DmarcPolicy.REJECT;
        findings.add(open ? mended(posture, asked) : asked);
        if (own.get().testing()) {
            findings.add(testing(own.get().policy()));
        }
        return findings;
    }

    private static Finding asked(DmarcPolicy policy) {
        return switch (policy) {
            case NONE ->
                Finding.warning(
                        "dmarc-policy-none",
                        "The DMARC record asks receivers to do nothing about forgeries (\"p=none\").",
                        "It only brings reports: a first step, and no protection yet.",
                        "RFC 9989 §4.7");
            case QUARANTINE ->
                Finding.advice(
                        "dmarc-policy-quarantine",
                        "The DMARC record asks receivers to put forgeries into the spam folder (\"p=quarantine\").",
                        "People find them there all the same.",
                        "RFC 9989 §4.7");
            case REJECT ->
                Finding.good(
                        "dmarc-policy-reject",
                        "The DMARC record asks receivers to refuse forgeries (\"p=reject\").",
                        "RFC 9989 §4.7");
        };
    }

    private static Finding testing(DmarcPolicy policy) {
        String why = policy == DmarcPolicy.REJECT
                ? "Receivers that follow RFC 9989 only put forgeries into the spam folder; older ones do not know \"t\""
                        + " and refuse."
                : "Receivers that follow RFC 9989 do nothing about forgeries; older ones do not know \"t\".";
        return Finding.warning(
                "dmarc-testing", "The DMARC record says that it is a test (\"t=y\").", why, "RFC 9989 §4.7");
    }

    /// What it asks for names below the domain.
    static List<Finding> below(Posture posture) {
        Optional<DmarcRecord> own = posture.ownDmarcRecord().flatMap(DmarcRecord::parse);
        if (own.isEmpty() || DmarcProposal.isMisread(posture)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        DmarcPolicy policy = own.get().policy();
        if (own.get()
                .subdomainPolicy()
                .filter(below -> below.compareTo(policy) < 0)
                .isPresent()) {
            findings.add(mended(
                    posture,
                    Finding.warning(
                            "dmarc-sp-weaker",
                            "Subdomains have a weaker policy (\"sp="
                                    + own.get().subdomainPolicy().get().word() + "\") than the domain (\"p="
                                    + policy.word() + "\").",
                            "Strangers take a subdomain, which looks like you to most people.",
                            "RFC 9989 §4.7")));
        }
        if (own.get().policyBelow(false) != DmarcPolicy.REJECT) {
            findings.add(invented(posture, own.get()));
        }
        if (own.get().publicSuffix() == PublicSuffix.YES) {
            findings.add(Finding.warning(
                    "dmarc-psd",
                    "The DMARC record says that others register names below the domain (\"psd=y\").",
                    "Then subdomains are strangers to it and no mail of theirs is aligned: right for a registry, wrong"
                            + " for everybody else.",
                    "RFC 9989 §4.7"));
        }
        return findings;
    }

    private static Finding invented(Posture posture, DmarcRecord record) {
        Optional<DmarcPolicy> written = record.nonexistentPolicy();
        return mended(
                posture,
                Finding.advice(
                        written.isPresent() ? "dmarc-np-weak" : "dmarc-np-missing",
                        written.map(policy -> "Names below the domain that do not exist are not refused (\"np="
                                        + policy.word() + "\").")
                                .orElse("Nothing is said of names below the domain that do not exist (no \"np\")."),
                        "No honest mail comes from a name without an address and a mail host: \"np=reject\" can be said from"
                                + " the first day.",
                        "RFC 9989 §4.7"));
    }

    /// Strict alignment (RFC 9989 §4.4) protects nothing where all is one organization's, and can break mail.
    static List<Finding> alignment(Posture posture) {
        Optional<DmarcRecord> own = posture.ownDmarcRecord().flatMap(DmarcRecord::parse);
        boolean strict =
                own.filter(record -> record.strictDkim() || record.strictSpf()).isPresent();
        return strict && !posture.isParked()
                ? List.of(Finding.advice(
                        "dmarc-strict",
                        "Alignment is strict (\"adkim=s\" or \"aspf=s\").",
                        "Mail that a service signs or sends under a subdomain of yours fails: look at the reports before"
                                + " you keep it.",
                        "RFC 9989 §4.4"))
                : List.of();
    }

    static Finding mended(Posture posture, Finding finding) {
        return finding.mendedBy(posture.isParked() ? DmarcProposal.nobody(posture) : DmarcProposal.now(posture));
    }
}
