package org.truebounce.mailbox.imap;

import java.io.IOException;

/// The connection is gone, or the server asks for patience; a later attempt may do better.
final class Lost extends IOException {
    private static final long serialVersionUID = 1L;

    Lost(String why) {
        super(why);
    }
}
