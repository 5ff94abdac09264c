package org.truebounce.stream;

/// The command line or a file that it names cannot be used; the message says why, in one line.
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableException(String message) {
        super(message);
    }
}
