package org.truebounce.mailbox.sent;

import org.truebounce.mailbox.Unreadable;

/// Hears how the reading of sent mail goes.
public interface SentNews {
    /// Takes the news that something could not be read.
    void unreadable(Unreadable problem);

    /// Hears how far reading has come; what `done` and `known` count is what [org.truebounce.mailbox.MailSink] says.
    ///
    /// @param messages how many were read
    default void progress(long messages, long done, long known) {}
}
