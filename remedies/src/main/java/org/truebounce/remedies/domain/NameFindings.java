package org.truebounce.remedies.domain;

import java.util.List;

/// Whether the name itself is there, and whose it is.
final class NameFindings {
    private NameFindings() {}

    static List<Finding> examine(Posture posture) {
        if (posture.mx().unknown()) {
            return List.of(Finding.unknown(
                    "mx-unknown", "The mail exchanges", posture.mx().detail(), "RFC 5321 §5.1"));
        }
        if (posture.isMissing()) {
            return List.of(Finding.warning(
                    "name-missing",
                    "The name " + posture.domain() + " does not exist.",
                    "Check the spelling; a name that nobody registered can be registered, and used, by anybody.",
                    "RFC 8020"));
        }
        return List.of();
    }
}
