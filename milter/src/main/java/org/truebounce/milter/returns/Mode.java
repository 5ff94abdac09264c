package org.truebounce.milter.returns;

/// How far the guard goes.
public enum Mode {
    /// Signs, strips and counts; refuses nothing.
    SHADOW,
    /// Refuses too.
    ENFORCE
}
