package org.truebounce.evidence;

import java.util.Optional;

/// Looks for one finding.
interface Check {
    /// The finding, or nothing where the case has no bearing on it.
    Optional<Evidence> examine(Case matter);
}
