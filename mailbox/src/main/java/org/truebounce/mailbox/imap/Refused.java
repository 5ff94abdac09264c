package org.truebounce.mailbox.imap;

/// The server refuses one command; the message is its text, made harmless.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String text) {
        super(text);
    }
}
