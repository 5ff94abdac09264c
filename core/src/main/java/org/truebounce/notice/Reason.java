package org.truebounce.notice;

import java.util.Optional;
import org.truebounce.words.DataLines;

/// Why a message was not delivered, as one closed word; `docs/reference/reasons.md` sets each beside its status
/// codes.
public enum Reason {
    USER_UNKNOWN("user-unknown", "The recipient's mailbox does not exist.", Lasting.YES),
    USER_MOVED("user-moved", "The recipient has moved to another address.", Lasting.YES),
    MAILBOX_FULL("mailbox-full", "The recipient's mailbox is over its quota.", Lasting.NO),
    MAILBOX_DISABLED("mailbox-disabled", "The mailbox exists but is suspended, inactive or closed.", Lasting.UNKNOWN),
    HOST_UNKNOWN("host-unknown", "The recipient's domain or its mail host cannot be found.", Lasting.YES),
    NULL_MX("null-mx", "The recipient's domain says that it takes no mail.", Lasting.YES),
    MESSAGE_TOO_BIG("message-too-big", "The message is larger than a limit on the way.", Lasting.YES),
    CONTENT_REJECTED("content-rejected", "The form or content of the message is not allowed.", Lasting.YES),
    SPAM_SUSPECTED("spam-suspected", "The message was taken for spam.", Lasting.UNKNOWN),
    VIRUS_SUSPECTED("virus-suspected", "The message was taken for malicious.", Lasting.YES),
    AUTHENTICATION_FAILED("authentication-failed", "SPF, DKIM or DMARC did not vouch for the mail.", Lasting.UNKNOWN),
    BAD_REPUTATION("bad-reputation", "The sending host or domain has a poor reputation.", Lasting.UNKNOWN),
    BLOCKED("blocked", "The sending host or domain is on a block list or lacks a proper name.", Lasting.UNKNOWN),
    POLICY("policy", "A local rule of the receiving system forbids the message.", Lasting.UNKNOWN),
    RELAY_DENIED("relay-denied", "The host does not pass mail on for this recipient.", Lasting.YES),
    RATE_LIMITED("rate-limited", "Too many messages, recipients or connections at a time.", Lasting.NO),
    GREYLISTED("greylisted", "A first try is put off on purpose; a later one succeeds.", Lasting.NO),
    SECURITY("security", "The sender has not shown the right to send to this recipient.", Lasting.UNKNOWN),
    TLS_REQUIRED("tls-required", "Encryption of the connection was required and failed.", Lasting.UNKNOWN),
    SYNTAX("syntax", "The SMTP dialogue or the message breaks the standards.", Lasting.YES),
    SYSTEM_ERROR("system-error", "The mail system is in trouble or wrongly configured.", Lasting.UNKNOWN),
    SYSTEM_FULL("system-full", "The mail system has no storage left.", Lasting.NO),
    NETWORK("network", "No connection to the mail host could be made or kept.", Lasting.NO),
    EXPIRED("expired", "Delivery was given up after trying for a set time.", Lasting.NO),
    LOOP("loop", "The message goes round between mail hosts.", Lasting.YES),
    NOT_ACCEPTED("not-accepted", "The sender or the host was refused without more said.", Lasting.UNKNOWN),
    SUPPRESSED("suppressed", "Delivery was not tried: the recipient is on a suppression list.", Lasting.YES),
    UNDEFINED("undefined", "The notice does not say why, or in words not known.", Lasting.UNKNOWN);

    private enum Lasting {
        YES,
        NO,
        UNKNOWN
    }

    private static final Reason[] ALL = values();

    private final String word;
    private final String meaning;
    private final Lasting lasting;

    Reason(String word, String meaning, Lasting lasting) {
        this.word = word;
        this.meaning = meaning;
        this.lasting = lasting;
    }

    /// The word that stands for it in output and data files, such as `user-unknown`.
    public String word() {
        return word;
    }

    /// What it means, in one English sentence.
    public String meaning() {
        return meaning;
    }

    /// Whether a later try would meet a failure of this kind again; empty where its nature does not tell and
    /// the status class has to.
    public Optional<Boolean> permanent() {
        return switch (lasting) {
            case YES -> Optional.of(true);
            case NO -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    /// The reason that a word stands for; empty if there is no such word.
    public static Optional<Reason> of(String word) {
        for (Reason reason : ALL) {
            if (reason.word.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /// The reason that a word of a data file stands for.
    static Reason of(String word, DataLines lines) {
        return of(word).orElseThrow(() -> lines.mistake("no such reason"));
    }
}
