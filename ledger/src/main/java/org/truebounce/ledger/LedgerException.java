package org.truebounce.ledger;

/// The ledger cannot be used, for a reason that its message tells in one line.
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    LedgerException(String message) {
        super(message);
    }
}
