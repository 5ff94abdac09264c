package org.truebounce.evidence;

/// What bait pretends to be.
enum Pose {
    /// Incoming or outgoing mail that is held back.
    HELD,
    /// A mailbox that is full or about to be closed.
    FULL,
    /// Words that tell of either by themselves.
    ALONE
}
