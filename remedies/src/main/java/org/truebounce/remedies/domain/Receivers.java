package org.truebounce.remedies.domain;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dmarc.AuthenticatedIdentifiers;
import org.truebounce.auth.dmarc.DmarcEvaluator;
import org.truebounce.auth.dmarc.DmarcOutcome;
import org.truebounce.auth.dmarc.DmarcPolicy;
import org.truebounce.auth.dmarc.DmarcRecord;
import org.truebounce.auth.dmarc.DmarcResult;
import org.truebounce.auth.dmarc.DmarcTag;
import org.truebounce.auth.dns.Resolver;

/// What a receiver that checks DMARC does with mail that claims to come from a name and passes nothing.
///
/// @param name the name in the From field
/// @param dmarc what RFC 9989 says of such a message
/// @param older the policy as receivers read it that still follow RFC 7489, which knows neither `np` nor `t`;
///     empty without one
record Receivers(String name, DmarcResult dmarc, Optional<DmarcPolicy> older) {
    private static final AuthenticatedIdentifiers NOTHING =
            new AuthenticatedIdentifiers(Optional.empty(), List.of(), false);

    static Receivers of(String name, Resolver dns) {
        DmarcResult result = new DmarcEvaluator(dns).evaluate(name, NOTHING);
        return new Receivers(
                name,
                result,
                result.record()
                        .map(record -> older(record, result.recordDomain().equals(name))));
    }

    private static DmarcPolicy older(DmarcRecord record, boolean own) {
        return own ? record.policy() : record.subdomainPolicy().orElse(record.policy());
    }

    boolean unknown() {
        return dmarc.outcome() == DmarcOutcome.TEMPERROR;
    }

    /// The policy that counts today; none where nothing is published.
    DmarcPolicy policy() {
        return dmarc.policy().orElse(DmarcPolicy.NONE);
    }

    Forgeable forgeable() {
        return unknown() ? Forgeable.UNKNOWN : forgeable(policy());
    }

    static Forgeable forgeable(DmarcPolicy policy) {
        return switch (policy) {
            case NONE -> Forgeable.YES;
            case QUARANTINE -> Forgeable.PARTLY;
            case REJECT -> Forgeable.NO;
        };
    }

    /// What receivers do with some mail, to be read behind "receivers that check DMARC".
    static String deed(DmarcPolicy policy, String mail) {
        return switch (policy) {
            case NONE -> "deliver " + mail + " like any other";
            case QUARANTINE -> "put " + mail + " into the spam folder";
            case REJECT -> "refuse " + mail;
        };
    }

    /// The share of failing mail that receivers after RFC 7489 apply the policy to (RFC 7489 §6.3, `pct`).
    static int percent(String record) {
        return DmarcTag.all(record).stream()
                .filter(tag -> tag.name().equals("pct") && tag.value().matches("\\d{1,3}"))
                .mapToInt(tag -> Math.min(100, Integer.parseInt(tag.value())))
                .findFirst()
                .orElse(100);
    }
}
