package org.truebounce.remedies.domain;

import java.util.List;

/// Looks at one side of a domain's records.
@FunctionalInterface
interface Check {
    /// What it finds; nothing where it has nothing to say.
    List<Finding> examine(Posture posture);
}
