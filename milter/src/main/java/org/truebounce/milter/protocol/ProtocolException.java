package org.truebounce.milter.protocol;

import java.io.IOException;

/// A peer that does not speak the protocol: the connection ends.
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
