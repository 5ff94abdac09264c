package org.truebounce.mailbox;

/// Takes what a mailbox holds, in the order in which it lies there.
///
/// What a sink throws ends the reading and passes through to the caller untouched; files are closed on the way.
@FunctionalInterface
public interface MailSink {
    /// Takes one message.
    void mail(MailItem item);

    /// Whether a message is wanted at all, asked before it is read whole where its header is short enough to be found
    /// at once; a message of which that is not asked is delivered.
    ///
    /// @param header the message's header section, as it lies there
    default boolean wants(byte[] header) {
        return true;
    }

    /// Takes the news that something could not be read. Reading goes on with what lies beside it.
    default void unreadable(Unreadable problem) {}

    /// Hears how far reading has come, about once every MiB.
    ///
    /// @param done the bytes read so far, as they lie on the disk (compressed bytes of a compressed file)
    /// @param known the bytes of all files met so far, which grows as folders are entered; 0 for a pipe
    default void progress(long done, long known) {}
}
