package org.truebounce.remedies.alert;

import java.io.IOException;

/// One way by which news reaches the owner.
public sealed interface Channel permits CommandHook, Desktop, Webhook {
    /// Sends a message, within a time that is limited.
    ///
    /// @throws IOException where it did not arrive
    void send(Message message) throws IOException;
}
