package org.truebounce.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Verdict;

/// A notice that was judged, as it is remembered.
///
/// @param identity what makes it one notice: SHA-256 of its bytes and of the mailbox that it lies in, as hexadecimal
/// @param mailbox where it lies
/// @param time when it was seen
/// @param verdict what it meant
/// @param confidence the probability that the verdict is right
/// @param kind what sort of message it is
/// @param reasons why mail failed, each once
/// @param recipients whom mail could not reach
/// @param reporter the system that sent it, where it says
/// @param diagnosis the Diagnosis as the line of JSON that was printed; empty where the ledger keeps hashes alone
public record SeenNotice(
        String identity,
        String mailbox,
        Instant time,
        Verdict verdict,
        double confidence,
        Kind kind,
        List<Reason> reasons,
        List<String> recipients,
        Optional<String> reporter,
        Optional<String> diagnosis) {

    /// What there is to remember of a judged message.
    ///
    /// @param mailbox the mailbox, the same for each run that reads it
    /// @param line the Diagnosis as the line of JSON that was printed
    public static SeenNotice of(Diagnosis diagnosis, byte[] message, String mailbox, String line, Instant time) {
        Notice notice = diagnosis.notice();
        return new SeenNotice(
                identity(message, mailbox),
                mailbox,
                time,
                diagnosis.judgement().verdict(),
                diagnosis.judgement().confidence(),
                notice.kind(),
                notice.failures().stream()
                        .map(RecipientStatus::reason)
                        .distinct()
                        .toList(),
                notice.failures().stream()
                        .flatMap(failure -> failure.recipient().stream())
                        .distinct()
                        .toList(),
                notice.reporter().mta(),
                Optional.of(line));
    }

    /// What makes a message one notice, to be asked for before it is judged.
    public static String identity(byte[] message, String mailbox) {
        byte[] place = (mailbox + "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256(place, message));
    }
}
