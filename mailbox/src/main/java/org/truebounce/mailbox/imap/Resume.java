package org.truebounce.mailbox.imap;

import java.util.Optional;

/// Remembers how far each folder is read, so that a later reading takes only what is new.
public interface Resume {
    /// Where to go on.
    Optional<FolderMark> mark(String folder);

    /// Takes the news that everything up to a message has been delivered.
    void reached(FolderMark mark);

    /// Remembers nothing: each reading begins at the first message.
    static Resume none() {
        return new Resume() {
            @Override
            public Optional<FolderMark> mark(String folder) {
                return Optional.empty();
            }

            @Override
            public void reached(FolderMark mark) {}
        };
    }
}
