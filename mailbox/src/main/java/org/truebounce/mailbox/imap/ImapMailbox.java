package org.truebounce.mailbox.imap;

import java.util.List;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailSink;

/// Reads mail on an IMAP server and leaves no trace there: nothing is marked as seen.
///
/// A connection that breaks is renewed, and reading goes on with the message at which it broke. Memory holds a
/// few MiB and one message.
///
/// @param limits of which the size of a message counts
public record ImapMailbox(ImapAccount account, Limits limits, ImapNews news) {
    /// The folders that can be opened.
    ///
    /// @throws ImapException where the server cannot be used
    public List<ImapFolder> folders() {
        try (Line line = new Line(account, news)) {
            return line.persist(ImapFolder::list);
        }
    }

    /// The names of the folders of some uses, in the order of the uses.
    public List<String> folders(FolderUse... uses) {
        List<ImapFolder> folders = folders();
        return List.of(uses).stream()
                .flatMap(use -> folders.stream().filter(folder -> folder.use() == use))
                .map(ImapFolder::name)
                .toList();
    }

    /// Delivers what is worth reading in some folders, each message once; its source is a [MailUrl].
    ///
    /// @param resume where to begin in each folder; hears what is done
    /// @return how much came over the network
    /// @throws ImapException where the server cannot be used, or is away for longer than patience lasts
    public Received read(List<String> folders, ImapReading wish, Resume resume, MailSink sink) {
        try (ImapFollowing following = follow(folders, wish, resume, sink)) {
            return following.read();
        }
    }

    /// Prepares to read some folders, and to read again what is new in them; see [#read].
    public ImapFollowing follow(List<String> folders, ImapReading wish, Resume resume, MailSink sink) {
        return new ImapFollowing(this, folders, wish, resume, sink);
    }

    /// The first part of the URL of each message in it, up to the user and the host.
    public String url() {
        return MailUrl.server(account);
    }

    /// What a reading cost.
    ///
    /// @param bytes that the server sent, before encryption
    /// @param passedOver how many messages were left out because there are more than were wished for
    public record Received(long bytes, long passedOver) {}
}
