package org.truebounce.account;

import java.util.Optional;

/// What a mailbox's notices about messages of one subject say together.
///
/// @param notices how many there are
/// @param reporters how many organisations sent them
/// @param forged how many of the messages were shown not to have left the owner's systems
/// @param ours how many were shown to have left them
/// @param strangers the addresses that failed and that the owner has not written to, as many as in the busiest
///     day
public record Run(int notices, int reporters, int forged, int ours, int strangers) {
    private static final int SHORTEST = 6;

    /// So many notices of one run, all of one mind, speak for the others.
    private static final int ENOUGH = 5;

    /// So many strangers in a day are written to from a list.
    private static final int BURST = 20;

    /// Whether its messages were shown again and again not to have left the owner's systems, and never the contrary.
    public boolean isForged() {
        return forged >= ENOUGH && ours == 0;
    }

    /// Whether its messages were shown again and again to have left the owner's systems, and never the contrary.
    public boolean isOurs() {
        return ours >= ENOUGH && forged == 0;
    }

    /// Whether messages that left the owner's systems went to strangers as from a thief's list.
    public boolean isBurst() {
        return strangers >= BURST && ours > 0;
    }

    /// Whether it can give a verdict to a message that has none without it. That the others left the owner's systems
    /// gives none to one that may be his own.
    ///
    /// @param notTheOwners whether the message is known not to be the owner's
    public boolean mayDecide(boolean notTheOwners) {
        return isForged() || isBurst() || (isOurs() && notTheOwners);
    }

    /// What messages of one run have in common: the subject without the numbers that tell them apart; empty
    /// where it is too short to tell anything.
    public static Optional<String> key(String subject) {
        StringBuilder key = new StringBuilder();
        for (String word : SentCopy.folded(subject).split(" ")) {
            boolean numbered = word.chars().anyMatch(Character::isDigit);
            key.append(numbered ? "#" : word).append(' ');
        }
        return key.length() < SHORTEST
                ? Optional.empty()
                : Optional.of(key.toString().strip());
    }
}
