package org.truebounce.remedies.domain;

import java.util.Optional;

/// One thing found about a domain.
///
/// @param id a word for programs
/// @param severity how much it matters
/// @param found what was found, in one sentence
/// @param why why it matters, in one plain sentence; empty where nothing is to be said
/// @param record the record that mends it
/// @param standard what says so
public record Finding(
        String id, Severity severity, String found, String why, Optional<DnsRecord> record, String standard) {

    static Finding critical(String id, String found, String why, String standard) {
        return new Finding(id, Severity.CRITICAL, found, why, Optional.empty(), standard);
    }

    static Finding warning(String id, String found, String why, String standard) {
        return new Finding(id, Severity.WARNING, found, why, Optional.empty(), standard);
    }

    static Finding advice(String id, String found, String why, String standard) {
        return new Finding(id, Severity.ADVICE, found, why, Optional.empty(), standard);
    }

    static Finding good(String id, String found, String standard) {
        return new Finding(id, Severity.GOOD, found, "", Optional.empty(), standard);
    }

    /// What could not be asked is not missing: it is not known.
    static Finding unknown(String id, String what, String detail, String standard) {
        return new Finding(
                id,
                Severity.UNKNOWN,
                what + " could not be asked: " + (detail.isEmpty() ? "no answer" : detail) + ".",
                "Nothing is said about it; try again later.",
                Optional.empty(),
                standard);
    }

    /// The same finding, and what to publish.
    Finding mendedBy(DnsRecord mending) {
        return new Finding(id, severity, found, why, Optional.of(mending), standard);
    }
}
