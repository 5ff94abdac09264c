package org.truebounce.milter.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may be done with a message, the mildest first.
public enum Action {
    /// It passes as it is.
    ACCEPT,
    /// It passes, and its header tells what was found.
    TAG,
    /// As TAG, and a field for the filter of the mailbox asks for a folder.
    FILE,
    /// It is held back for the postmaster to look at.
    QUARANTINE,
    /// The sending server is asked to come again.
    TEMPFAIL,
    /// The sending server is told that it is refused, and why.
    REJECT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /// Whether the message does not reach its reader at once.
    public boolean withholds() {
        return compareTo(FILE) > 0;
    }

    /// All words, for those who must choose one.
    public static String words() {
        return Arrays.stream(values()).map(Action::word).collect(Collectors.joining(", "));
    }
}
