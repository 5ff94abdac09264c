package org.truebounce.auth.dmarc;

import java.util.List;
import java.util.Optional;

/// What SPF and DKIM found, as DMARC uses it (RFC 9989 §4.4).
///
/// @param spfDomain the domain that passed SPF as envelope sender, or as HELO under the null sender
/// @param dkimDomains the signing domains of the signatures that passed
/// @param undecided SPF or DKIM might still pass: one of them ended in a temporary error
public record AuthenticatedIdentifiers(Optional<String> spfDomain, List<String> dkimDomains, boolean undecided) {
    public AuthenticatedIdentifiers {
        dkimDomains = List.copyOf(dkimDomains);
    }
}
