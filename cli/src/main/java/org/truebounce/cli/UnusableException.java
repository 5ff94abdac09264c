package org.truebounce.cli;

/// Something that the user named cannot be used; the message says what and why in one line.
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }
}
