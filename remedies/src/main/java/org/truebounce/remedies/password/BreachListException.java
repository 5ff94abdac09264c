package org.truebounce.remedies.password;

/// A list of leaked passwords cannot be used; the message says why in one line.
public final class BreachListException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BreachListException(String message) {
        super(message);
    }
}
