package org.truebounce.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.truebounce.auth.dkim.Canonicalization;
import org.truebounce.auth.dkim.DkimBodyHash;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.mail.Message;
import org.truebounce.mail.Received;

/// A copy of a message that was sent, as far as it can prove something.
///
/// @param messageId with its brackets
/// @param recipients its To, Cc and Bcc, in lower case
/// @param subject its subject, [folded](#folded)
/// @param time when it was written
/// @param bodyHash the hash that a DKIM signature in relaxed form over the copy's body has (RFC 6376 §3.7); empty
///     where the body is too short to be one message's alone, or too long to be hashed
/// @param program the program that wrote it, by name without its version
/// @param submittedFrom the address that it was submitted from, where the copy tells
public record SentCopy(
        Optional<String> messageId,
        List<String> recipients,
        String subject,
        Optional<Instant> time,
        Optional<String> bodyHash,
        Optional<String> program,
        Optional<String> submittedFrom) {
    private static final Duration NEAR = Duration.ofDays(2);
    private static final int SHORTEST_HASHED = 32;
    private static final int LARGEST_HASHED = 4 << 20;
    private static final int LONGEST_SUBJECT = 200;
    /// The header fields that tell what is known of a copy; its body tells the rest.
    public static final List<String> FIELDS = List.of(
            "Message-ID",
            "To",
            "Cc",
            "Bcc",
            "Resent-To",
            "Subject",
            "Date",
            "User-Agent",
            "X-Mailer",
            "X-Originating-IP",
            "Received");

    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Bcc", "Resent-To");

    /// Reads a kept copy.
    public static SentCopy of(byte[] message) {
        Message parsed = Message.parseHeader(message);
        Headers headers = parsed.headers();
        return new SentCopy(
                headers.first("Message-ID").map(String::strip).filter(id -> !id.isEmpty()),
                RECIPIENTS.stream()
                        .flatMap(field -> headers.all(field).stream())
                        .flatMap(value -> Address.list(value).stream())
                        .map(address -> address.address().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList(),
                folded(headers.text("Subject").orElse("")),
                headers.first("Date").flatMap(MailDate::parse).map(ZonedDateTime::toInstant),
                bodyHash(parsed),
                program(headers),
                submittedFrom(headers));
    }

    private static Optional<String> bodyHash(Message message) {
        int size = message.root().size();
        return size < SHORTEST_HASHED || size > LARGEST_HASHED
                ? Optional.empty()
                : Optional.of(DkimBodyHash.of(message.root().rawBody(), Canonicalization.RELAXED, OptionalLong.empty())
                        .hash());
    }

    /// The program that wrote a message, by name without its version.
    public static Optional<String> program(Headers headers) {
        return headers.first("User-Agent")
                .or(() -> headers.first("X-Mailer"))
                .map(value -> {
                    int end = 0;
                    while (end < value.length()
                            && !Character.isDigit(value.charAt(end))
                            && value.charAt(end) != '/'
                            && value.charAt(end) != '(') {
                        end++;
                    }
                    return value.substring(0, end).strip().toLowerCase(Locale.ROOT);
                })
                .filter(name -> !name.isEmpty());
    }

    /// A server that keeps the copy itself leaves its trace in it; webmail writes who sat before it.
    private static Optional<String> submittedFrom(Headers headers) {
        return Stream.concat(
                        headers.first("X-Originating-IP").stream(),
                        Received.all(headers).stream()
                                .filter(Received::isAuthenticated)
                                .flatMap(hop -> hop.address().stream()))
                .map(address -> address.replace("[", "").replace("]", "").strip())
                .findFirst();
    }

    /// Whether the copy has a subject, and was written within two days of a moment where both times are known.
    public boolean isLike(String wanted, Optional<Instant> moment) {
        boolean near = time.isEmpty()
                || moment.isEmpty()
                || Duration.between(time.get(), moment.get()).abs().compareTo(NEAR) <= 0;
        return near && !subject.isEmpty() && subject.equals(folded(wanted));
    }

    /// A subject without what changes on the way: case and blanks.
    public static String folded(String subject) {
        String folded = subject.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return folded.substring(0, Math.min(folded.length(), LONGEST_SUBJECT));
    }
}
