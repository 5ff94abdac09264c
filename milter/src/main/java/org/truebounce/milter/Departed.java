package org.truebounce.milter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.ledger.Sent;
import org.truebounce.milter.protocol.Incoming;

/// A message that leaves, as it is remembered.
final class Departed {
    private Departed() {}

    /// With its envelope's recipients, which the header need not name, and the address that it was handed over from.
    static Sent of(Incoming message) {
        SentCopy read = SentCopy.of(message.header());
        List<String> recipients = message.recipients().stream()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Sent(
                new SentCopy(
                        read.messageId(),
                        recipients,
                        read.subject(),
                        read.time(),
                        Optional.empty(),
                        read.program(),
                        message.client().address()),
                message.macro("auth_authen"),
                Optional.of(message.sender().toLowerCase(Locale.ROOT)));
    }
}
