package org.truebounce.auth.dkim;

/// Something to know about a signature besides its result.
public enum DkimFlag {
    /// The time it is judged at is after `x=`.
    EXPIRED,
    /// It is judged at a time well before `t=`.
    FROM_THE_FUTURE,
    /// `l=` leaves bytes at the end of the body unsigned: anybody can have added them.
    UNSIGNED_BODY_BYTES,
    /// There is a From field that the signature does not cover (RFC 6376 §8.15).
    UNSIGNED_FROM,
    /// The key says that its domain only tests (`t=y`).
    TESTING,
    /// `b=` holds only once the folds in some header fields are taken out: a relay folded them inside a word.
    HEADERS_REFOLDED
}
