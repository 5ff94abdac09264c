package org.truebounce.auth.batv;

/// What a signed return address turns out to be.
public enum BatvStatus {
    /// The tag is ours and in time.
    VALID,
    /// The tag is ours, and its time is over.
    EXPIRED,
    /// The tag names one of our keys and was not made with it.
    WRONG_MAC,
    /// The tag names a key that we do not have.
    UNKNOWN_KEY,
    /// There is the mark of a tag, and no tag of our form.
    MALFORMED,
    /// There is no mark of a tag.
    UNTAGGED
}
