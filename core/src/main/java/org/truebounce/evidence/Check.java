package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.notice.Notice;

/// Looks for one finding.
interface Check {
    /// The finding, or nothing where the notice has no bearing on it.
    Optional<Evidence> examine(Notice notice, Account account);
}
