package org.truebounce.auth.dmarc;

import java.util.List;
import java.util.Optional;

/// What DMARC says of a message.
///
/// @param outcome the result
/// @param authorDomain the domain of From, in lower case
/// @param organizationalDomain that of the author's domain
/// @param record the policy record that applies
/// @param recordDomain where it is published; empty without one
/// @param policy what the record asks for when a message of this author's domain fails, `t=y` taken into
///     account
/// @param spfAligned SPF passed for an aligned domain
/// @param alignedDkimDomains the aligned ones among the signing domains that passed
/// @param reason in a few words
public record DmarcResult(
        DmarcOutcome outcome,
        String authorDomain,
        String organizationalDomain,
        Optional<DmarcRecord> record,
        String recordDomain,
        Optional<DmarcPolicy> policy,
        boolean spfAligned,
        List<String> alignedDkimDomains,
        String reason) {

    public DmarcResult {
        alignedDkimDomains = List.copyOf(alignedDkimDomains);
    }

    static DmarcResult without(DmarcOutcome outcome, String authorDomain, String organization, String reason) {
        return new DmarcResult(
                outcome, authorDomain, organization, Optional.empty(), "", Optional.empty(), false, List.of(), reason);
    }
}
