package org.truebounce.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;

/// Reads the failing recipients of a message; made anew inside each [KnowledgeWithout].
public final class RecipientsRead implements Function<byte[], List<String>> {
    @Override
    public List<String> apply(byte[] message) {
        return Notice.read(Message.parse(message)).failures().stream()
                .map(RecipientStatus::recipient)
                .flatMap(Optional::stream)
                .toList();
    }
}
