package org.truebounce.milter.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.milter.returns.Addresses.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;

/// Learns what signed return addresses would disturb, and who sends by another way.
final class Learning {
    /// What systems say that compare the envelope sender with addresses that they know.
    private static final List<String> COMPARED = List.of(
            "prvs=",
            "prvs-",
            "subscri",
            "not a member",
            "non-member",
            "not allowed to post",
            "unknown sender",
            "sender unknown",
            "sender not",
            "sender address rejected",
            "sender is not",
            "envelope sender",
            "return path",
            "return-path",
            "whitelist",
            "allow list",
            "challenge");

    private final ReturnsPolicy policy;
    private final Addresses addresses;

    Learning(ReturnsPolicy policy, Addresses addresses) {
        this.policy = policy;
        this.addresses = addresses;
    }

    /// From mail of a list: whoever gets it may write to it, and lists compare senders.
    ///
    /// The list's id must fit its address, so that a stray field does not exempt somebody's own address. RFC 2369
    /// §3.4, RFC 2919 §3
    void fromMail(Headers headers, Instant at) {
        Optional<String> post = headers.first("List-Post").flatMap(Learning::mailto);
        Optional<String> id = headers.first("List-Id").map(Learning::listId);
        if (post.isEmpty() || id.isEmpty() || policy.owns(post.get())) {
            return;
        }
        String list = post.get().replace('@', '.').toLowerCase(Locale.ROOT);
        String domain = list.substring(post.get().indexOf('@') + 1);
        if (id.get().equals(list) || id.get().endsWith("." + domain) || domain.endsWith("." + id.get())) {
            addresses.learn(Kind.EXEMPT_RECIPIENT, post.get(), "a mailing list", at);
        }
    }

    private static Optional<String> mailto(String value) {
        int begin = value.toLowerCase(Locale.ROOT).indexOf("<mailto:");
        int end = value.indexOf('>', begin + 1);
        String address = begin < 0 || end < 0 ? "" : value.substring(begin + 8, end);
        int question = address.indexOf('?');
        return Address.first(question < 0 ? address : address.substring(0, question))
                .map(Address::address)
                .filter(found -> found.indexOf('@') > 0 && found.length() <= 254);
    }

    private static String listId(String value) {
        int begin = value.lastIndexOf('<');
        int end = value.indexOf('>', begin + 1);
        return (begin < 0 || end < 0 ? value : value.substring(begin + 1, end))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// From what came back.
    void fromNotice(Arrival arrival, Incoming incoming) {
        for (CheckedRecipient recipient : incoming.recipients()) {
            switch (recipient.finding()) {
                case VALID -> fromRefusal(arrival);
                case SENT_UNSIGNED -> fromOtherWay(recipient, arrival);
                case NO_NOTICE,
                        NOT_OURS,
                        EXEMPT,
                        FORWARDED,
                        CANNOT_BE_SIGNED,
                        TO_EXEMPT,
                        LATE,
                        SEALED,
                        UNSIGNED,
                        EXPIRED,
                        WRONG,
                        MALFORMED,
                        REPLAYED,
                        UNKNOWN_KEY,
                        TOO_MANY -> {}
            }
        }
    }

    /// Mail of ours that was signed was refused because of its sender.
    private void fromRefusal(Arrival arrival) {
        Notice notice = arrival.notice();
        notice.failures().stream()
                .filter(failure -> isAboutSender(failure))
                .map(RecipientStatus::recipient)
                .flatMap(Optional::stream)
                .filter(recipient -> recipient.indexOf('@') > 0 && !policy.owns(recipient))
                .limit(10)
                .forEach(recipient ->
                        addresses.learn(Kind.EXEMPT_RECIPIENT, recipient, "refused a signed sender", arrival.at()));
    }

    private static boolean isAboutSender(RecipientStatus failure) {
        boolean may = switch (failure.reason()) {
            case NOT_ACCEPTED, POLICY, SECURITY, UNDEFINED -> true;
            case USER_UNKNOWN,
                    USER_MOVED,
                    MAILBOX_FULL,
                    MAILBOX_DISABLED,
                    HOST_UNKNOWN,
                    NULL_MX,
                    MESSAGE_TOO_BIG,
                    CONTENT_REJECTED,
                    SPAM_SUSPECTED,
                    VIRUS_SUSPECTED,
                    AUTHENTICATION_FAILED,
                    BAD_REPUTATION,
                    BLOCKED,
                    RELAY_DENIED,
                    RATE_LIMITED,
                    GREYLISTED,
                    TLS_REQUIRED,
                    SYNTAX,
                    SYSTEM_ERROR,
                    SYSTEM_FULL,
                    NETWORK,
                    EXPIRED,
                    LOOP,
                    SUPPRESSED -> false;
        };
        String said = failure.diagnostic().orElse("").toLowerCase(Locale.ROOT);
        return may && COMPARED.stream().anyMatch(said::contains);
    }

    /// Mail of ours came back unsigned: its sender sends by another way, some mail or all. Whoever never sends by this
    /// one is exempt, as long as nothing is refused yet. Mail from before the first signature teaches nothing.
    private void fromOtherWay(CheckedRecipient recipient, Arrival arrival) {
        Duration longest = Duration.ofDays(policy.lifetime() + policy.grace());
        if (addresses
                .signsSince()
                .filter(since -> since.plus(longest).isBefore(arrival.at()))
                .isEmpty()) {
            return;
        }
        if (addresses.has(Kind.SIGNS, recipient.bare(), arrival.at())) {
            addresses.learn(Kind.ALSO_ELSEWHERE, recipient.bare(), "some of its mail came back unsigned", arrival.at());
        } else if (policy.mode() == Mode.SHADOW) {
            addresses.learn(Kind.EXEMPT_SENDER, recipient.bare(), "sends by another way", arrival.at());
        }
    }
}
