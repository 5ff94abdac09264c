package org.truebounce.notice;

import java.util.Optional;

/// What a notice says of one recipient. RFC 3464 §2.3
///
/// @param recipient the address that failed; empty where the notice names none
/// @param originalRecipient the address as the sender wrote it, where the notice tells it and it differs
/// @param action what was done for this recipient
/// @param status the enhanced status code, RFC 3463
/// @param reply the SMTP reply code, RFC 5321 §4.2
/// @param diagnostic what the refusing system said, in one line
/// @param remoteMta the host that said it
/// @param reason what it means
/// @param permanent whether a later try would meet the same failure; empty where the notice does not say
public record RecipientStatus(
        Optional<String> recipient,
        Optional<String> originalRecipient,
        Optional<Action> action,
        Optional<String> status,
        Optional<String> reply,
        Optional<String> diagnostic,
        Optional<String> remoteMta,
        Reason reason,
        Optional<Boolean> permanent) {

    /// Whether mail to this recipient is missing: refused or late.
    public boolean isFailing() {
        return action.map(done -> done == Action.FAILED || done == Action.DELAYED)
                .orElse(true);
    }

    /// The same with an action, where the notice gives none for this recipient alone.
    RecipientStatus actedOn(Optional<Action> done) {
        Optional<Boolean> lasting =
                done.filter(what -> what == Action.DELAYED).isPresent() ? Optional.of(false) : permanent;
        return action.isPresent()
                ? this
                : new RecipientStatus(
                        recipient, originalRecipient, done, status, reply, diagnostic, remoteMta, reason, lasting);
    }
}
