package org.truebounce.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.mail.Address;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;

/// What the owner's kept copies say of the message that came back.
final class Kept {
    private final Case matter;
    private final Notice notice;
    private final SentMail sent;
    private Optional<SentCopy> copy = Optional.empty();
    private boolean read;

    Kept(Case matter) {
        this.matter = matter;
        this.notice = matter.notice();
        this.sent = matter.account().sent();
    }

    /// The owner's copy of the returned message: by its id; by the body that the owner's domain signed, where a
    /// relay gave it another id; where the notice only tells of it, one to the same recipient under the same
    /// subject.
    Optional<SentCopy> copy() {
        if (!read) {
            read = true;
            Optional<String> id = notice.returned().messageId();
            copy = id.flatMap(sent::withMessageId)
                    .or(this::withSignedBody)
                    .or(() -> id.isPresent() ? Optional.empty() : alike());
        }
        return copy;
    }

    /// The owner's copy whose body has the hash that a signature of the owner's domain in the returned header
    /// gives (RFC 6376 §3.7), and that went to one who failed: a body alone may be that of many messages.
    Optional<SentCopy> withSignedBody() {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        List<String> hashes = matter.returned().stream()
                .flatMap(back -> back.headers().all("DKIM-Signature").stream())
                .flatMap(value -> DkimTags.of(value).stream())
                .filter(tags -> matter.isOwn(tags.domain()))
                .map(DkimTags::bodyHash)
                .toList();
        return toRecipients()
                .filter(copy -> copy.bodyHash().filter(hashes::contains).isPresent())
                .findFirst();
    }

    private Stream<SentCopy> toRecipients() {
        return notice.recipients().stream()
                .flatMap(recipient -> recipient.recipient().stream())
                .flatMap(address -> sent.to(address).stream());
    }

    private Optional<SentCopy> alike() {
        String subject = notice.returned().subject().orElse("");
        return toRecipients()
                .filter(copy -> copy.isLike(subject, notice.returned().date()))
                .findFirst();
    }

    /// Whether the notice tells enough of the original to look for it among sent mail.
    boolean namesOriginal() {
        return notice.returned().messageId().isPresent()
                || (sent.isComplete()
                        && notice.returned().subject().isPresent()
                        && !notice.recipients().isEmpty());
    }

    /// Whether the copy was sent to one of those that failed, or the message was passed on by a host of one
    /// that it was sent to.
    boolean reachedThrough(SentCopy copy) {
        boolean named = notice.recipients().stream()
                .flatMap(recipient ->
                        Stream.concat(recipient.recipient().stream(), recipient.originalRecipient().stream()))
                .anyMatch(address -> copy.recipients().contains(address.toLowerCase(Locale.ROOT)));
        if (named) {
            return true;
        }
        return isPassedOn(copy)
                || matter.returned().stream()
                        .flatMap(back -> back.headers().all("Delivered-To").stream())
                        .anyMatch(address ->
                                copy.recipients().contains(address.strip().toLowerCase(Locale.ROOT)));
    }

    /// Whether a host of somebody whom the copy was sent to handed the message over: it was passed on.
    private boolean isPassedOn(SentCopy copy) {
        Set<String> domains = new HashSet<>();
        copy.recipients().forEach(address -> domains.add(Case.organization(new Address("", address).domain())));
        return matter.seenName()
                .map(Case::organization)
                .filter(domains::contains)
                .isPresent();
    }

    /// Whether the message came to the reporting system by the hand of one whom it was sent to.
    boolean isPassedOn() {
        boolean loops = notice.failures().stream().anyMatch(failure -> failure.reason() == Reason.LOOP);
        return copy().filter(copy -> loops || isPassedOn(copy)).isPresent();
    }
}
