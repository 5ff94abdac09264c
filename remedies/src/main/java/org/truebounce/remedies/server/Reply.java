package org.truebounce.remedies.server;

/// What a server answered. RFC 5321 §4.2
///
/// @param code three digits
/// @param text all of its lines in one
record Reply(int code, String text) {
    boolean isAccepted() {
        return code / 100 == 2 || code == 354;
    }

    boolean isRefused() {
        return code / 100 == 5;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? String.valueOf(code) : text;
    }
}
