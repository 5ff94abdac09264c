package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.dmarc.DmarcPolicy;
import org.truebounce.auth.dmarc.DmarcRecord;
import org.truebounce.auth.dmarc.DmarcTag;

/// The DMARC records of a domain on its way.
final class DmarcProposal {
    private static final Set<String> KEPT = Set.of("adkim", "aspf", "fo", "ruf", "psd");

    private DmarcProposal() {}

    /// The record of a stage, with what the present record says besides.
    static DnsRecord at(Stage stage, Posture posture) {
        String written = posture.ownDmarcRecord().orElse("");
        List<String> tags = new ArrayList<>(List.of("v=DMARC1"));
        switch (stage) {
            case NOTHING, WATCH -> tags.add("p=none");
            case TEST, QUARANTINE -> tags.add("p=quarantine");
            case REJECT -> tags.add("p=reject");
        }
        below(stage, written).ifPresent(tags::add);
        if (stage != Stage.REJECT) {
            tags.add("np=reject"); // names that do not exist send no honest mail: they can be closed from the start
        }
        if (stage == Stage.TEST) {
            tags.add("t=y"); // RFC 9989 §4.7
            tags.add("pct=0"); // RFC 7489 §6.6.4: the same for receivers that do not know t= yet
        }
        DmarcTag.all(written).stream()
                .filter(tag -> KEPT.contains(tag.name()) && tag.fault() == DmarcTag.Fault.NONE)
                .forEach(tag -> tags.add(tag.name() + "=" + tag.value()));
        tags.add("rua=" + reports(posture));
        return DnsRecord.txt("_dmarc." + posture.domain(), String.join("; ", tags));
    }

    /// A policy for subdomains is kept where it is not weaker.
    private static Optional<String> below(Stage stage, String written) {
        DmarcPolicy policy = switch (stage) {
            case NOTHING, WATCH -> DmarcPolicy.NONE;
            case TEST, QUARANTINE -> DmarcPolicy.QUARANTINE;
            case REJECT -> DmarcPolicy.REJECT;
        };
        return DmarcRecord.parse(written)
                .flatMap(DmarcRecord::subdomainPolicy)
                .filter(below -> below.compareTo(policy) > 0)
                .map(below -> "sp=" + below.word());
    }

    private static String reports(Posture posture) {
        return posture.dmarc()
                .record()
                .map(DmarcRecord::reports)
                .filter(uris -> uris.toLowerCase(Locale.ROOT).contains("mailto:"))
                .orElse("mailto:postmaster@" + posture.organization());
    }

    /// The record to publish now: the present one without its mistakes, or the first one.
    static DnsRecord now(Posture posture) {
        Optional<String> meant = posture.dmarcRecords().size() == 1
                ? DmarcTag.all(posture.dmarcRecords().getFirst()).stream()
                        .filter(tag -> tag.name().equals("p") && tag.fault() == DmarcTag.Fault.NONE)
                        .map(tag -> tag.value().toLowerCase(Locale.ROOT))
                        .findFirst()
                : Optional.empty();
        if (meant.filter("reject"::equals).isPresent()) {
            return at(Stage.REJECT, posture);
        }
        if (meant.filter("quarantine"::equals).isPresent() && isMisread(posture)) {
            return at(Stage.QUARANTINE, posture);
        }
        Stage stage = Stage.of(posture);
        return at(stage == Stage.NOTHING ? Stage.WATCH : stage, posture);
    }

    /// Whether the record names a policy that is none, so that it does not mean what it says.
    static boolean isMisread(Posture posture) {
        return posture.ownDmarcRecord().stream()
                .flatMap(record -> DmarcTag.all(record).stream())
                .anyMatch(tag -> tag.fault() == DmarcTag.Fault.BAD_POLICY);
    }

    /// The record of a name that sends no mail at all.
    static DnsRecord nobody(Posture posture) {
        return DnsRecord.txt("_dmarc." + posture.domain(), "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s");
    }
}
