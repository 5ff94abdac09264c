package org.truebounce.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.truebounce.auth.dkim.Canonicalization;
import org.truebounce.auth.dkim.DkimBodyHash;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;

/// What is known of the mail that the owner sent: an index of the copies that were kept.
public final class SentMail {
    /// Nothing is known.
    public static final SentMail NONE = new SentMail(false);

    private static final int LARGEST_HASHED = 4 << 20;

    private final Map<String, Copy> byMessageId = new HashMap<>();
    private final Set<String> recipients = new HashSet<>();
    private final Set<String> messageIdHosts = new HashSet<>();
    private final Set<String> programs = new HashSet<>();
    private final boolean complete;

    /// @param complete whether the owner vouches that everything sent is in it
    public SentMail(boolean complete) {
        this.complete = complete;
    }

    /// A copy of a message that was sent.
    ///
    /// @param recipients its To, Cc and Bcc, in lower case
    /// @param subject its subject
    /// @param bodyHash the body hash that a relaxed DKIM signature over the copy's body would have
    public record Copy(Set<String> recipients, String subject, String bodyHash) {}

    /// Adds a kept copy.
    public void add(byte[] message) {
        Message parsed = Message.parse(message);
        Headers headers = parsed.headers();
        Set<String> to = new HashSet<>();
        for (String field : new String[] {"To", "Cc", "Bcc", "Resent-To"}) {
            headers.all(field).forEach(value -> Address.list(value).forEach(address -> to.add(key(address.address()))));
        }
        recipients.addAll(to);
        program(headers).ifPresent(programs::add);
        headers.first("Message-ID").ifPresent(id -> {
            byMessageId.put(id.strip(), new Copy(to, headers.text("Subject").orElse(""), bodyHash(parsed)));
            messageIdHosts.add(host(id));
        });
    }

    private static String bodyHash(Message message) {
        if (message.root().size() > LARGEST_HASHED) {
            return "";
        }
        return DkimBodyHash.of(message.root().rawBody(), Canonicalization.RELAXED, OptionalLong.empty())
                .hash();
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

    private static String host(String messageId) {
        int at = messageId.lastIndexOf('@');
        return messageId.substring(at + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    public Optional<Copy> copyOf(String messageId) {
        return Optional.ofNullable(byMessageId.get(messageId.strip()));
    }

    /// Whether the owner has written to an address.
    public boolean hasWrittenTo(String address) {
        return recipients.contains(key(address));
    }

    /// Whether the owner's mail bears ids made by that host.
    public boolean hasIdHost(String messageId) {
        return messageIdHosts.contains(host(messageId));
    }

    public boolean hasProgram(String program) {
        return programs.contains(program);
    }

    public boolean isComplete() {
        return complete;
    }

    public boolean isEmpty() {
        return byMessageId.isEmpty();
    }

    public int size() {
        return byMessageId.size();
    }
}
