package org.truebounce.auth.dns;

/// A zone file could not be read; the message names the line.
public final class ZoneFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ZoneFileException(String message) {
        super(message);
    }

    ZoneFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
