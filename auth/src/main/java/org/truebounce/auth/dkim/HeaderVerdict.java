package org.truebounce.auth.dkim;

/// Whether `b=` holds over the header fields that are there, the body left aside.
public enum HeaderVerdict {
    /// It holds: the key's owner signed these header fields, and the body hash among them.
    HOLDS,
    /// It does not.
    FAILS,
    /// There was no usable key or signature to decide it with.
    UNDECIDED
}
