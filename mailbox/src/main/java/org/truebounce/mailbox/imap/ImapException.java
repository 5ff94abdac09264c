package org.truebounce.mailbox.imap;

/// The server cannot be used, or not for this; the message says what and why in one line.
public final class ImapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImapException(String message) {
        super(message);
    }
}
