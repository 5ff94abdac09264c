package org.truebounce.auth.dkim;

/// Whether `bh=` is the hash of the body.
public enum BodyVerdict {
    /// It is.
    MATCHES,
    /// It is not.
    DIFFERS,
    /// No body was given.
    ABSENT,
    /// The signature is too broken to say.
    UNDECIDED
}
