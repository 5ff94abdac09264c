package org.truebounce.auth.spf;

/// How a directive of a record chooses the clients that it speaks of (RFC 7208 §5).
public enum SpfMechanism {
    ALL,
    INCLUDE,
    A,
    MX,
    PTR,
    IP4,
    IP6,
    EXISTS;

    /// Whether an evaluation asks the DNS for it, and counts it for that (RFC 7208 §4.6.4).
    public boolean asksDns() {
        return switch (this) {
            case ALL, IP4, IP6 -> false;
            case INCLUDE, A, MX, PTR, EXISTS -> true;
        };
    }
}
