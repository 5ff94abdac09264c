package org.truebounce.milter.returns;

import java.time.Instant;
import java.util.List;
import org.truebounce.mail.Headers;

/// A message on its way out, from a client that may send for these domains.
///
/// @param sender the envelope sender without brackets; empty for the null sender
/// @param recipients all envelope recipients without brackets
/// @param headers its header
/// @param queueId the server's name for it
/// @param sealable whether the server takes an envelope id together with a new sender, and the client gave none of its
///     own
/// @param at the time
public record Departure(
        String sender, List<String> recipients, Headers headers, String queueId, boolean sealable, Instant at) {}
