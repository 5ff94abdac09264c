package org.truebounce.stream.event;

import java.util.List;
import org.truebounce.account.SentCopy;

/// A notice and all that is known of its mailbox, to be judged away from what the mailbox's step keeps.
///
/// @param arrival the notice
/// @param sent the copies that are known of the mailbox's sent mail
/// @param verdict the word of the verdict that it has had so far; blank where it has none
/// @param subject the original's; blank where it is not known
/// @param notTheOwners whether the original is known not to be the owner's
public record Matter(Arrival arrival, List<SentCopy> sent, String verdict, String subject, boolean notTheOwners) {
    /// One of whose original nothing is known yet.
    public Matter(Arrival arrival, List<SentCopy> sent, String verdict) {
        this(arrival, sent, verdict, "", false);
    }
}
