package org.truebounce.milter.protocol;

/// Says what becomes of messages. Used by many threads at once.
public interface MessageFilter {
    /// Sender, recipients and header are known.
    Wish atHeader(Incoming message);

    /// What could not go on, in a few words.
    void broken(String why);
}
