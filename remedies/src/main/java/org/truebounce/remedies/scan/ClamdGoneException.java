package org.truebounce.remedies.scan;

import java.io.IOException;

/// clamd does not answer; the message says where it was looked for.
public final class ClamdGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClamdGoneException(String message) {
        super(message);
    }
}
