package org.truebounce.remedies.aggregate;

import java.time.Instant;
import java.util.Optional;

/// What a report says of itself before its rows.
///
/// @param organization who made it; empty where it does not say
/// @param id the name that its maker gave it; empty where it has none
/// @param domain whose policy it is about, in lower case; empty where it does not say
/// @param begin where the time that it covers begins
/// @param end where that time ends
public record ReportHead(
        String organization, String id, String domain, Optional<Instant> begin, Optional<Instant> end) {

    /// What two copies of one report have in common; empty where too little is said to tell.
    Optional<String> identity() {
        return id.isEmpty() || begin.isEmpty()
                ? Optional.empty()
                : Optional.of(organization + '\n' + id + '\n' + domain + '\n' + begin.get());
    }
}
