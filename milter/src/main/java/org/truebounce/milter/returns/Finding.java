package org.truebounce.milter.returns;

import java.util.Locale;

/// What the return address tells of a message from outside.
public enum Finding {
    /// It is no notice, or has a sender: nothing is asked of it.
    NO_NOTICE(Action.PASS, ""),
    /// The address is of a domain that is not signed.
    NOT_OURS(Action.PASS, ""),
    /// The address is exempt.
    EXEMPT(Action.PASS, ""),
    /// A forwarder's address, which brings the notice back to somebody else.
    FORWARDED(Action.PASS, ""),
    /// Such an address cannot be signed: quoted, or too long.
    CANNOT_BE_SIGNED(Action.PASS, ""),
    /// It tells of mail to an exempt recipient, which leaves unsigned.
    TO_EXEMPT(Action.PASS, ""),
    /// The tag is ours and in time.
    VALID(Action.PASS, ""),
    /// The tag is ours, and late by no more than the days of grace.
    LATE(Action.PASS, ""),
    /// The envelope id is sealed by us and in time.
    SEALED(Action.PASS, ""),
    /// There is no valid tag, and yet the message was sent from here.
    SENT_UNSIGNED(Action.PASS, ""),
    /// There is no tag.
    UNSIGNED(Action.REFUSE, "it carries no signature of ours"),
    /// The tag is ours, and too old.
    EXPIRED(Action.REFUSE, "its signature is out of date"),
    /// The tag was not made with our key, or for another address.
    WRONG(Action.REFUSE, "its signature is not ours"),
    /// There is the mark of a tag, and no tag of our form.
    MALFORMED(Action.REFUSE, "its signature is broken"),
    /// The tag is ours, and the message that the notice tells of was never sent.
    REPLAYED(Action.REFUSE, "its signature belongs to another message"),
    /// The tag names a key that is not here, perhaps not yet.
    UNKNOWN_KEY(Action.DEFER, "its signature cannot be verified now"),
    /// There were too many wrong tags before.
    TOO_MANY(Action.DEFER, "too many wrong signatures were shown for it");

    private final Action action;
    private final String reply;

    Finding(Action action, String reply) {
        this.action = action;
        this.reply = reply;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What to do with a message whose only recipient it is found for.
    public Action action() {
        return action;
    }

    /// Why it is not taken, as a part of a sentence about the address.
    String reply() {
        return reply;
    }

    /// Whether it proves that the envelope was ours.
    boolean isProof() {
        return this == VALID || this == LATE || this == SEALED;
    }
}
