package org.truebounce.mailbox.imap;

import java.util.List;
import org.truebounce.mailbox.MailSink;

/// Reads some folders as often as it is asked to over one connection, each time what is new.
public final class ImapFollowing implements AutoCloseable {
    private final Line line;
    private final List<FolderReading> readings;

    ImapFollowing(ImapMailbox mailbox, List<String> folders, ImapReading wish, Resume resume, MailSink sink) {
        this.line = new Line(mailbox.account(), mailbox.news());
        this.readings = folders.stream()
                .map(folder -> new FolderReading(mailbox, line, folder, wish, resume, sink))
                .toList();
    }

    /// Delivers what was not delivered before.
    ///
    /// @throws ImapException where the server cannot be used, or is away for longer than patience lasts
    public ImapMailbox.Received read() {
        readings.forEach(FolderReading::read);
        return new ImapMailbox.Received(
                line.received(),
                readings.stream().mapToLong(FolderReading::passedOver).sum());
    }

    @Override
    public void close() {
        line.close();
    }
}
