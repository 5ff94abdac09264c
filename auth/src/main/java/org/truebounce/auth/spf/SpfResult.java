package org.truebounce.auth.spf;

import java.util.Optional;

/// What a domain says of a client address.
///
/// @param outcome the result
/// @param domain the domain that was asked for first: of the sender, or of HELO
/// @param mechanism the directive that matched, as it is written in the record; empty when none did
/// @param matchedAll the directive that matched is `all`: the domain does not name this client
/// @param closing what the `all` of the record that was decided by says to those whom it does not name; empty
///     without
/// one
/// @param reason in a few words, why there is no better result, or which directive gave it
public record SpfResult(
        SpfOutcome outcome,
        String domain,
        String mechanism,
        boolean matchedAll,
        Optional<SpfOutcome> closing,
        String reason) {

    static SpfResult without(SpfOutcome outcome, String domain, String reason) {
        return new SpfResult(outcome, domain, "", false, Optional.empty(), reason);
    }
}
