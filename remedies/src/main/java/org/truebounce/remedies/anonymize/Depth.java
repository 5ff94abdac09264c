package org.truebounce.remedies.anonymize;

/// How much of a text is replaced.
enum Depth {
    /// Addresses, host names, network addresses and keys; words stay.
    MARKS,
    /// Those, numbers and ids, and all words but those by which notices are read.
    UNKNOWN_WORDS,
    /// Those and all words.
    ALL_WORDS
}
