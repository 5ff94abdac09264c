package org.truebounce.milter.returns;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvResult;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.auth.batv.BatvStatus;
import org.truebounce.milter.returns.Addresses.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage.Portion;

/// Decides what the return address tells of a message from outside.
final class Checking {
    private final ReturnsPolicy policy;
    private final Addresses addresses;
    private final WrongTags wrongTags;

    Checking(ReturnsPolicy policy, Addresses addresses) {
        this.policy = policy;
        this.addresses = addresses;
        this.wrongTags = new WrongTags(policy.wrongTags());
    }

    Incoming check(Arrival arrival, BatvKeyRing keys) {
        BatvSigner signer = Signing.signer(policy, keys);
        return new Incoming(
                arrival.recipients().stream()
                        .map(recipient -> check(recipient, arrival, signer, keys))
                        .toList(),
                policy.mode());
    }

    private CheckedRecipient check(String recipient, Arrival arrival, BatvSigner signer, BatvKeyRing keys) {
        BatvResult tag = signer.verify(recipient, arrival.at());
        String bare = policy.owns(tag.original()) ? tag.original() : recipient;
        return new CheckedRecipient(recipient, bare, finding(tag, arrival, keys));
    }

    private Finding finding(BatvResult tag, Arrival arrival, BatvKeyRing keys) {
        if (!arrival.sender().isEmpty() || !isNotice(arrival.notice())) {
            return Finding.NO_NOTICE;
        }
        return byAddress(tag.original(), arrival).orElseGet(() -> proved(tag, arrival, keys));
    }

    /// Only what has the form of a notice is asked for a tag: answers of programs and read receipts go to other
    /// addresses than the envelope sender (RFC 3834 §4, RFC 8098 §2.1), and callouts have no data.
    private static boolean isNotice(Notice notice) {
        boolean told = switch (notice.kind()) {
            case FAILURE, DELAY, SUCCESS -> true;
            case AUTO_REPLY, READ_RECEIPT, ABUSE_REPORT, CHALLENGE, OTHER -> false;
        };
        boolean receipt = notice.layout().disposition().isPresent();
        boolean formed = notice.layout().status().isPresent()
                || notice.dressed()
                || notice.returned().portion() != Portion.NONE;
        return told && !receipt && formed;
    }

    /// What an address tells before its tag is looked at.
    private Optional<Finding> byAddress(String address, Arrival arrival) {
        if (!policy.owns(address)) {
            return Optional.of(Finding.NOT_OURS);
        }
        if (policy.exemptsSender(address) || addresses.has(Kind.EXEMPT_SENDER, address, arrival.at())) {
            return Optional.of(Finding.EXEMPT);
        }
        return switch (AddressTag.strip(address).dialect()) {
            case SRS0, SRS1 -> Optional.of(Finding.FORWARDED);
            case NONE, PRVS, PRVS_OLD, PRVS_SUBADDRESS, BTV1, MSPRVS1, VERP, GMAIL_FORWARD -> Optional.empty();
        };
    }

    private Finding proved(BatvResult tag, Arrival arrival, BatvKeyRing keys) {
        boolean over = countsTooMany(tag, arrival);
        boolean sent = arrival.sent().orElse(false);
        Finding byTag = byTag(tag, arrival);
        Finding found = !byTag.isProof() && isSealed(arrival, keys) ? Finding.SEALED : byTag;
        if (over && !sent && found != Finding.SEALED) {
            return Finding.TOO_MANY; // whatever the tag is: whoever guesses is not to learn it
        }
        if (found.isProof() && arrival.sent().filter(known -> !known).isPresent()) {
            return Finding.REPLAYED;
        }
        return sent && found.action() != Action.PASS ? Finding.SENT_UNSIGNED : found;
    }

    /// Counts a wrong tag, and tells whether too many were shown for a tag still to be believed.
    private boolean countsTooMany(BatvResult tag, Arrival arrival) {
        String address = tag.original();
        if (tag.status() == BatvStatus.WRONG_MAC || tag.status() == BatvStatus.UNKNOWN_KEY) {
            wrongTags.count(address, arrival.client(), arrival.at());
        }
        return tag.keyNumber() >= 0
                && (wrongTags.isOverForClient(address, arrival.client(), arrival.at())
                        || wrongTags.isOver(address, arrival.at()));
    }

    private Finding byTag(BatvResult tag, Arrival arrival) {
        return switch (tag.status()) {
            case VALID -> Finding.VALID;
            case EXPIRED -> isLate(tag) ? Finding.LATE : Finding.EXPIRED;
            case WRONG_MAC -> Finding.WRONG;
            case UNKNOWN_KEY -> tag.daysLeft() < 0 ? Finding.EXPIRED : Finding.UNKNOWN_KEY;
            case MALFORMED -> Finding.MALFORMED;
            case UNTAGGED -> withoutTag(tag.original(), arrival);
        };
    }

    /// Late by no more than the days of grace, or made by a server whose midnight came first.
    private boolean isLate(BatvResult tag) {
        return tag.daysExpired() <= policy.grace() || tag.daysLeft() == policy.lifetime() + 1 - 1_000;
    }

    private Finding withoutTag(String address, Arrival arrival) {
        if (arrival.sent().isEmpty() && tellsOfExempt(arrival)) {
            return Finding.TO_EXEMPT;
        }
        return BatvSigner.canSign(address) ? Finding.UNSIGNED : Finding.CANNOT_BE_SIGNED;
    }

    private boolean tellsOfExempt(Arrival arrival) {
        return arrival.notice().failures().stream()
                .map(RecipientStatus::recipient)
                .flatMap(Optional::stream)
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .anyMatch(recipient -> policy.exemptsRecipient(recipient)
                        || addresses.has(Kind.EXEMPT_RECIPIENT, recipient, arrival.at()));
    }

    private boolean isSealed(Arrival arrival, BatvKeyRing keys) {
        int days = policy.lifetime() + policy.grace();
        return arrival.notice()
                .envelopeId()
                .filter(id -> Seals.holds(id, keys, arrival.at(), days))
                .isPresent();
    }
}
