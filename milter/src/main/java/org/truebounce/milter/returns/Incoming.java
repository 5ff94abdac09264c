package org.truebounce.milter.returns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What becomes of a message from outside.
///
/// @param recipients its recipients
/// @param mode how far the guard goes
public record Incoming(List<CheckedRecipient> recipients, Mode mode) {
    /// What would be done with it where the guard enforces: the mildest that one of its recipients asks for.
    public Action intended() {
        return mildest().map(recipient -> recipient.finding().action()).orElse(Action.PASS);
    }

    /// What is to be done with it now.
    public Action action() {
        return mode == Mode.ENFORCE ? intended() : Action.PASS;
    }

    /// Why: what was found for the recipient that decides.
    public Finding finding() {
        return mildest().map(CheckedRecipient::finding).orElse(Finding.NO_NOTICE);
    }

    /// Whether some tag or envelope id proves that the envelope was ours.
    public boolean isOurs() {
        return recipients.stream().anyMatch(recipient -> recipient.finding().isProof());
    }

    /// The reply for what is intended; empty where it is taken. RFC 3463 §3.8
    public Optional<String> reply() {
        return mildest()
                .filter(recipient -> recipient.finding().action() != Action.PASS)
                .map(Incoming::reply);
    }

    private static String reply(CheckedRecipient recipient) {
        String why = recipient.finding().reply();
        return switch (recipient.finding().action()) {
            case PASS -> "";
            case DEFER ->
                "451 4.7.1 Notice not taken now: it came to an address of ours, and " + why + ". Try again later";
            case REFUSE ->
                "550 5.7.1 Notice refused: it is about a message that did not leave from here. It came to an address of"
                        + " ours, and " + why + " (BATV). Somebody forged our address; please refuse such mail"
                        + " instead of returning it";
        };
    }

    private Optional<CheckedRecipient> mildest() {
        return recipients.stream()
                .min(Comparator.comparing(recipient -> recipient.finding().action()));
    }
}
