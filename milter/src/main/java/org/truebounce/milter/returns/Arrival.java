package org.truebounce.milter.returns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truebounce.notice.Notice;

/// A message from outside at the end of its data.
///
/// @param sender the envelope sender without brackets; empty for the null sender
/// @param recipients its envelope recipients without brackets, as the client gave them
/// @param client the client's address, where it is known
/// @param notice the message, read
/// @param sent whether the message that it tells of was sent from here, by what else is known: the ledger, a signature.
///     False only where the ledger is complete for the tag's lifetime and the days of grace; empty where nobody knows
/// @param at the time
public record Arrival(
        String sender,
        List<String> recipients,
        Optional<String> client,
        Notice notice,
        Optional<Boolean> sent,
        Instant at) {}
