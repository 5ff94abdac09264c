package org.truebounce.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;

/// A message that left, as it is remembered.
///
/// @param copy what of it can prove something
/// @param login the account that submitted it, where that is known
/// @param sender the return address that it left with, in lower case, where that is known
public record Sent(SentCopy copy, Optional<String> login, Optional<String> sender) {
    public static Sent of(SentCopy copy) {
        return new Sent(copy, Optional.empty(), Optional.empty());
    }

    /// What makes it one message: its Message-ID and its recipients; without a Message-ID all that is known.
    byte[] identity() {
        List<String> facts = new ArrayList<>();
        facts.add(copy.messageId().orElse(""));
        facts.addAll(copy.recipients());
        if (copy.messageId().isEmpty()) {
            facts.add(copy.subject());
            facts.add(copy.time().map(Instant::toString).orElse(""));
            facts.add(copy.bodyHash().orElse(""));
        }
        return Digests.sha256(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
    }
}
