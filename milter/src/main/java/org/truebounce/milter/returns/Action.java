package org.truebounce.milter.returns;

/// What is done with a message, mildest first.
public enum Action {
    /// It is taken.
    PASS,
    /// It may come again later.
    DEFER,
    /// It is refused.
    REFUSE
}
